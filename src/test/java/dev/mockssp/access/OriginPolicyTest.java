package dev.mockssp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

    private final OriginPolicy policy = new OriginPolicy(List.of("https://Shop.example", "app://bundle"));

    private boolean allows(String origin) {
        return policy.allows(origin, "http://double.test:7777");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:1",
                "https://localhost:65535",
                "HTTP://LOCALHOST:3000",
                "http://127.0.0.1",
                "https://127.0.0.1:8443",
                "https://shop.example",
                "https://SHOP.example",
                "app://bundle",
                "http://double.test:7777",
                "http://DOUBLE.test:7777"
            })
    void registered(String origin) {
        assertThat(allows(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "None",
                "*",
                "localhost",
                "http://localhost:",
                "http://localhost:123456",
                "http://localhost/",
                "http://localhost.evil.example",
                "http://evil.example/http://localhost",
                "http://evil.example#http://localhost",
                "http://localhost:3000\nhttp://evil.example",
                "http://127.0.0.2",
                "http://127x0x0x1",
                "http://[::1]:3000",
                "http://shop.example",
                "https://shop.example:444",
                "https://sub.shop.example",
                "http://double.test",
                "https://double.test:7777"
            })
    void notRegistered(String origin) {
        assertThat(allows(origin)).isFalse();
    }
}
