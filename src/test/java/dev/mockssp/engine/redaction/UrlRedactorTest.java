package dev.mockssp.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token of a tracking link of the mock server is no secret, wherever the client puts it. */
class UrlRedactorTest {

    private static final String SECRET = "hunter2hunter2";

    private static String redacted(String url) {
        return new UrlRedactor(key -> false, value -> "(not kept)").url(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tracking/redirect?token=" + SECRET,
                "/api/v1/tracking/view?token=" + SECRET,
                "/api/v1/tracking/view%3Ftoken%3D" + SECRET,
                "/api/v1/tracking/sponsored-polls/vote?token=" + SECRET,
                "/api/v1/tracking/sponsored-polls/results?token=" + SECRET + "&form=earlier"
            })
    void aTrackingTokenStays(String url) {
        assertThat(redacted(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tracking/views?token=" + SECRET,
                "/api/v1/tracking/views%3Ftoken%3D" + SECRET,
                "/api/v1/tracking/view?password=" + SECRET,
                "/api/v1/tracking/view%3Fpassword%3D" + SECRET,
                "/api/v1/tracking/view%3Ftoken%3Dabc%26password%3D" + SECRET,
                "/elsewhere%3Ftoken%3D" + SECRET
            })
    void anythingElseDoesNot(String url) {
        assertThat(redacted(url)).doesNotContain(SECRET);
    }
}
