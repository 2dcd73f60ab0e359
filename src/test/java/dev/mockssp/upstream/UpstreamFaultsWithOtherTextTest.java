package dev.mockssp.upstream;

import dev.mockssp.core.Headers;

/** The same for requests with a header that is not ASCII, which Java's HTTP client cannot send. */
class UpstreamFaultsWithOtherTextTest extends UpstreamFaultsTest {

    @Override
    Headers more() {
        return Headers.of("X-User-City", "München");
    }
}
