package dev.mockssp.conformance;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.export.ExchangeJsonWriter;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A mock server on a local port. */
final class PortVendor implements ResettableVendor {

    private final MockSsp ssp;

    PortVendor(Settings settings) {
        this.ssp = MockSsp.start(settings);
    }

    @Override
    public void reset() {
        ssp.reset();
    }

    @Override
    public VendorResponse send(VendorRequest ask) {
        return Port.send(ssp.baseUrl(), ask);
    }

    @Override
    public String base() {
        return ssp.baseUrl();
    }

    @Override
    public void advance(Duration by) {
        ssp.clock().advance(by);
    }

    @Override
    public void use(String scenario) {
        ssp.use(scenario);
    }

    @Override
    public List<JsonNode> journal() {
        return ssp.requests().stream()
                .<JsonNode>map(exchange -> ExchangeJsonWriter.of(exchange, List.of()))
                .toList();
    }

    @Override
    public void close() {
        ssp.close();
    }
}
