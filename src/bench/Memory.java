/** Measures resident memory after a number of requests. */
final class Memory {

    private static final int FEW = 100_000;
    private static final int SMALL_HEAP_SECONDS = 5;

    private final Figures figures;
    private final int many;

    Memory(Figures figures, int many) {
        this.figures = figures;
        this.many = many;
    }

    /** @param isLong whether to go on after the first 100,000 requests */
    void measure(Subject subject, boolean isLong) throws Exception {
        try (Running running = Running.start(subject, Wire.bidRequest(2))) {
            figures.add(Figure.MEMORY_FIRST, subject.name(), running.residentMebibytes());
            int few = Math.min(FEW, many);
            Wrk.count(running, Wire.body(2), few);
            figures.add(Figure.memoryAfter(few), subject.name(), running.residentMebibytes());
            if (isLong && many > few) {
                Wrk.count(running, Wire.body(2), many - few);
                figures.add(Figure.memoryAfter(many), subject.name(), running.residentMebibytes());
            }
        }
    }

    /** Not of the image, whose heap has 48 MiB anyway, but of the plain jar. */
    void smallHeap(Subject product, Subject plain) throws Exception {
        try (Running running = Running.start(plain.with("JDK_JAVA_OPTIONS", "-Xmx48m"), Wire.bidRequest(2))) {
            Wrk.count(running, Wire.body(2), Math.min(FEW, many));
            figures.add(Figure.SMALL_HEAP, product.name(), Wrk.run(running, Wire.body(2), SMALL_HEAP_SECONDS).perSecond());
        }
    }
}
