package dev.mockssp.conformance;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.testcontainers.MockSspContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.testcontainers.utility.MountableFile;
import tools.jackson.databind.JsonNode;

/** A mock server in a container. */
final class ContainerVendor implements ResettableVendor {

    private static final Set<Option> FILES = Set.of(Option.INVENTORY, Option.GEO);

    private final MockSspContainer container = new MockSspContainer();
    private final MockSspClient client;

    ContainerVendor(Settings settings) {
        settings.values().forEach((option, values) -> values.forEach(value -> set(option, value)));
        container.start();
        this.client = container.client();
    }

    private void set(Option option, String value) {
        if (FILES.contains(option)) {
            String inside = "/tmp/" + option.key() + ".json";
            container.withCopyFileToContainer(MountableFile.forHostPath(Path.of(value), 0644), inside);
            container.withOption(option, inside);
        } else {
            container.withOption(option, value);
        }
    }

    @Override
    public void reset() {
        client.reset();
    }

    @Override
    public VendorResponse send(VendorRequest ask) {
        return Port.send(container.getBaseUrl(), ask);
    }

    @Override
    public String base() {
        return container.getBaseUrl();
    }

    @Override
    public void advance(Duration by) {
        client.clock().advance(by);
    }

    @Override
    public void use(String scenario) {
        client.use(scenario);
    }

    @Override
    public List<JsonNode> journal() {
        List<JsonNode> all = new ArrayList<>();
        send(VendorRequest.get("/__admin/requests")).json().get("requests").forEach(all::add);
        return all;
    }

    @Override
    public void close() {
        container.stop();
    }
}
