package dev.mockssp.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestEndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/ssp/bid-requests",
                "/api/v1/ssp/bid_request",
                "/api/v1/ssp/bidrequest",
                "/API/v1/ssp/bid-request",
                "/api/v2/ssp/bid-request",
                "/api/ssp/bid-request",
                "/v1/ssp/bid-request",
                "/ssp/bid-request",
                "/bid-request",
                "//api/v1/ssp/bid-request",
                "/api/v1/ssp/api/v1/ssp/bid-request",
                "/some/other/base/api/v1/ssp/bid-request",
                "/api/v1/message/bid-request",
                "/api/v1/ssp/bid-request/more",
                "/api/v1/ssp",
                "/api/v1/ssp/bid"
            })
    void itIsTheBidRequest(String path) {
        assertThat(NearestEndpoint.of(path)).contains("POST /api/v1/ssp/bid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/message/get-ads",
                "/api/v1/message/get_ad",
                "/api/v1/message",
                "/api/v1/ssp/get-ad",
                "/get-ad",
                "/base/message/get-ad"
            })
    void itIsTheLegacyEndpoint(String path) {
        assertThat(NearestEndpoint.of(path)).contains("POST /api/v1/message/get-ad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tracking/views", "/tracking/view"})
    void itIsTheView(String path) {
        assertThat(NearestEndpoint.of(path)).contains("GET /api/v1/tracking/view");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api", "/api/v1/", "/nowhere", "/wp-login.php", "/health", "*", "/a/b/c/d/e"})
    void nothingIsNear(String path) {
        assertThat(NearestEndpoint.of(path)).isEmpty();
    }
}
