import dev.mockssp.MockSsp;
import java.net.Socket;
import java.util.Arrays;

/** Prints, in milliseconds: the first start in a JVM, the median of later ones, and the median of resets after traffic. */
final class InProcess {

    private static final int TIMES = 21;
    private static final int REQUESTS = 50;

    private InProcess() {}

    public static void main(String[] args) throws Exception {
        Wire wire = Wire.bidRequest(2);
        double first = 0;
        double second = 0;
        double[] starts = new double[TIMES];
        double[] resets = new double[TIMES];
        for (int i = -2; i < TIMES; i++) {
            long begun = System.nanoTime();
            try (MockSsp ssp = MockSsp.start()) {
                double millis = (System.nanoTime() - begun) / 1e6;
                first = i == -2 ? millis : first;
                second = i == -1 ? millis : second;
                double reset = reset(ssp, wire);
                if (i >= 0) {
                    starts[i] = millis;
                    resets[i] = reset;
                }
            }
        }
        System.out.println(first + " " + second + " " + median(starts) + " " + median(resets));
    }

    private static double reset(MockSsp ssp, Wire wire) throws Exception {
        int port = java.net.URI.create(ssp.baseUrl()).getPort();
        try (Socket socket = Wire.connect(port)) {
            for (int i = 0; i < REQUESTS; i++) {
                wire.send(socket);
            }
        }
        long begun = System.nanoTime();
        ssp.reset();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
