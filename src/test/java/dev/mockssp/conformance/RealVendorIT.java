package dev.mockssp.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.mockssp.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Runs the part of the conformance suite that needs no control of the server against a real endpoint: <pre>mvn verify
 * -Dit.test=RealVendorIT -Dvendor.url=https://… -Dvendor.key=…</pre>
 *
 * <p>The key must be a staging key. Optionally, {@code -Dvendor.legacy-url} and {@code -Dvendor.legacy-key} set the
 * legacy endpoint.
 */
@EnabledIfSystemProperty(
        named = "vendor.url",
        matches = ".+",
        disabledReason = "no real vendor was given; -Dvendor.url=https://… and -Dvendor.key=… (a staging key) name one")
class RealVendorIT implements VendorContract {

    @Override
    public Vendor open() {
        return new Real();
    }

    @Override
    public Vendor open(Settings settings) {
        return abort("needs a server that can be told how to be");
    }

    @Override
    public String staging() {
        return property("vendor.key").orElseGet(() -> abort("-Dvendor.key is not given; it must be a staging key"));
    }

    @Override
    public String legacyKey() {
        return property("vendor.legacy-key").orElseGet(this::staging);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static final class Real implements Vendor {

        @Override
        public VendorResponse send(VendorRequest ask) {
            String property = ask.legacy() ? "vendor.legacy-url" : "vendor.url";
            String url = property(property).orElseGet(() -> abort("-D" + property + " is not given"));
            return Port.send(url.replaceFirst("/+$", ""), ask);
        }

        @Override
        public String base() {
            return property("vendor.url").orElseThrow();
        }

        @Override
        public void advance(Duration by) {
            abort("needs control of the clock");
        }

        @Override
        public void use(String scenario) {
            abort("needs scenarios");
        }

        @Override
        public List<JsonNode> journal() {
            return abort("needs a journal");
        }

        @Override
        public void close() {}
    }
}
