package dev.mockssp.server.page;

/**
 * One square of a placeholder image: a shape in one colour on a ground of another.
 *
 * @param ground the number of the ground's colour
 * @param figure the number of the shape's colour, another one
 * @param turns quarter turns of the shape
 */
record PlaceholderTile(Shape shape, int ground, int figure, int turns) {

    /** A shape in the unit square. */
    enum Shape {
        QUARTER {
            @Override
            double inside(double x, double y) {
                return 1 - distance(x, y);
            }
        },
        ARC {
            @Override
            double inside(double x, double y) {
                return 0.25 - Math.abs(distance(x, y) - 0.75);
            }
        },
        LEAF {
            @Override
            double inside(double x, double y) {
                return 1 - Math.max(distance(x, y), distance(1 - x, 1 - y));
            }
        },
        TRIANGLE {
            @Override
            double inside(double x, double y) {
                return (1 - x - y) * Math.sqrt(0.5);
            }
        },
        HALF {
            @Override
            double inside(double x, double y) {
                return 0.5 - distance(x, y - 0.5);
            }
        },
        CIRCLE {
            @Override
            double inside(double x, double y) {
                return 0.36 - distance(x - 0.5, y - 0.5);
            }
        };

        private static final Shape[] ALL = values();

        /** @return how far a point is inside the shape, negative outside */
        abstract double inside(double x, double y);

        /** Math.hypot takes ten times as long. */
        private static double distance(double x, double y) {
            return Math.sqrt(x * x + y * y);
        }
    }

    /**
     * @param bits 64 bits that look random
     * @param colours how many colours there are
     * @return a tile that depends on the bits
     */
    static PlaceholderTile of(long bits, int colours) {
        int ground = part(bits, 0, colours);
        return new PlaceholderTile(
                Shape.ALL[part(bits, 16, Shape.ALL.length)],
                ground,
                (ground + 1 + part(bits, 32, colours - 1)) % colours,
                part(bits, 48, 4));
    }

    /**
     * @param x from the left, 0 to 1
     * @param y from the top, 0 to 1
     * @param sharpness pixels in the tile's width: the edge of the shape is one pixel wide
     * @return how much of the shape's colour the point has, 0 to 1
     */
    double coverage(double x, double y, int sharpness) {
        double turnedX = turns % 2 == 0 ? x : y;
        double turnedY = turns % 2 == 0 ? y : x;
        double inside = shape.inside(turns < 2 ? turnedX : 1 - turnedX, turns % 3 == 0 ? turnedY : 1 - turnedY);
        return Math.max(0, Math.min(1, inside * sharpness + 0.5));
    }

    private static int part(long bits, int shift, int range) {
        return (int) (bits >>> shift & 0xFFFF) % range;
    }
}
