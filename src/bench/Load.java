import java.util.List;

/** Measures throughput and latency, each subject after the same warm-up. */
final class Load {

    private static final int PER_SECOND = 2_000;
    private static final int PACED_WARM_UP_SECONDS = 2;

    private final Figures figures;
    private final List<Subject> withSchema;
    private final int seconds;

    /** @param withSchema the subjects that check each request against the schema, as every one of their loads proves */
    Load(Figures figures, List<Subject> withSchema, int seconds) {
        this.figures = figures;
        this.withSchema = withSchema;
        this.seconds = seconds;
    }

    void measure(Subject subject) throws Exception {
        Wire wire = Wire.bidRequest(2);
        try (Running running = Running.start(subject, wire)) {
            if (withSchema.contains(subject) && Wire.invalid().succeeds(running.port())) {
                throw new IllegalStateException(subject.name() + " accepts a request that violates the schema");
            }
            Wrk.run(running, Wire.body(2), 2 * seconds);
            Wrk saturated = Wrk.run(running, Wire.body(2), seconds);
            figures.add(Figure.RATE, subject.name(), saturated.perSecond());
            figures.add(Figure.MEDIAN, subject.name(), saturated.medianMillis());
            figures.add(Figure.P99, subject.name(), saturated.p99Millis());
            figures.add(Figure.P999, subject.name(), saturated.p999Millis());
            figures.add(Figure.CPU, subject.name(), saturated.cpuMicros());
            Paced.run(running.port(), wire, PER_SECOND, PACED_WARM_UP_SECONDS);
            long[] paced = Paced.run(running.port(), wire, PER_SECOND, seconds);
            figures.add(Figure.PACED_MEDIAN, subject.name(), Paced.percentileMillis(paced, 0.5));
            figures.add(Figure.PACED_P99, subject.name(), Paced.percentileMillis(paced, 0.99));
            int third = Math.max(1, seconds / 3);
            Wrk.run(running, Wire.body(200), third);
            Wrk longer = Wrk.run(running, Wire.body(200), third);
            figures.add(Figure.LONG, subject.name(), saturated.perSecond() / longer.perSecond());
        }
    }
}
