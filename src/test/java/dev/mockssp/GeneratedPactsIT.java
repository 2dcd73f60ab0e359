package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Provider;
import dev.mockssp.pact.PactSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pacts that the mock server generates. */
@Tag("long")
@Timeout(60)
class GeneratedPactsIT {

    private static final String SSP = Provider.SSP.label();
    private static final String LEGACY = Provider.LEGACY.label();

    @Nested
    class Version3 implements VerifiedPacts {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, PactSpec.V3, Revision.R2025_11);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<String> providers() {
            return Provider.labels();
        }

        @Override
        public List<Change> changes() {
            return CHANGES;
        }

        @Override
        public Mutation allowed() {
            return SHORTER_LISTS;
        }
    }

    @Nested
    class Version4 implements VerifiedPacts {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, PactSpec.V4, Revision.R2025_11);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<String> providers() {
            return Provider.labels();
        }

        @Override
        public List<Change> changes() {
            return CHANGES;
        }

        @Override
        public Mutation allowed() {
            return SHORTER_LISTS;
        }
    }

    /** Only the SSP's, since the legacy endpoint is the same in both revisions. */
    interface Revision2026 extends VerifiedPacts {

        @Override
        default Revision revision() {
            return Revision.R2026;
        }

        @Override
        default List<String> providers() {
            return List.of(SSP);
        }

        @Override
        default Mutation allowed() {
            return SHORTER_LISTS;
        }
    }

    @Nested
    class Version4Of2026 implements Revision2026 {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, PactSpec.V4, Revision.R2026);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<Change> changes() {
            return CHANGES_OF_2026;
        }
    }

    @Nested
    class Version3Of2026 implements Revision2026 {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, PactSpec.V3, Revision.R2026);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<Change> changes() {
            return CHANGES_OF_2026.subList(0, 1);
        }
    }

    /** Lists in headers with the items that a page needs, in another order and notation, or with others. */
    private static final Mutation SHORTER_LISTS = preflights("Access-Control-Allow-Methods", "OPTIONS,POST")
            .then(preflights("Access-Control-Allow-Headers", "content-type, thrad-api-key")
                    .when(response -> response.path().contains("/ssp/")))
            .then(preflights("Access-Control-Allow-Headers", "thrads-api-key,content-type")
                    .when(response -> response.path().contains("/get-ad")))
            .then(Mutation.setHeader(
                            "Access-Control-Expose-Headers",
                            "x-ratelimit-reset, x-ratelimit-limit, x-ratelimit-remaining")
                    .when(response -> response.headers().containsKey("Access-Control-Expose-Headers")))
            .then(Mutation.setHeader("Vary", "Accept-Encoding, Origin")
                    .when(response -> response.headers().containsKey("Vary")))
            .then(Mutation.setHeader("Cache-Control", "no-cache, no-store, must-revalidate")
                    .when(response -> response.headers().containsKey("Cache-Control")));

    private static final List<VerifiedPacts.Change> CHANGES = List.of(
            change(SSP, "a field is renamed", Mutation.rename("bid", "headline", "title"), "headline"),
            change(SSP, "a header is dropped", Mutation.dropHeader("X-RateLimit-Reset"), "x-ratelimit-reset"),
            change(SSP, "a status is wrong", Mutation.status(429, 503), "503"),
            change(SSP, "a prompt has no text", Mutation.drop("bids", "sponsored_prompt"), "sponsored_prompt"),
            change(SSP, "preflights fail", Mutation.withoutBrowsers(), "preflight of a bid request"),
            change(SSP, "pages cannot read", Mutation.withoutBrowsers(), "access-control-allow-origin"),
            change(SSP, "tracking URLs are unknown", Mutation.withoutBrowsers(), "a click on an ad"),
            change(
                    SSP,
                    "preflights lack a method",
                    preflights("Access-Control-Allow-Methods", "POST"),
                    "allow-methods"),
            change(
                    SSP,
                    "preflights lack the key",
                    preflights("Access-Control-Allow-Headers", "Content-Type"),
                    "allow-h"),
            change(SSP, "a price is 0", Mutation.set("bid", "price", 0), "price"),
            change(SSP, "a price has three decimals", Mutation.set("bid", "price", 5.555), "price"),
            change(SSP, "a text is empty", Mutation.set("bid", "headline", ""), "headline"),
            change(SSP, "a link is relative", Mutation.set("bid", "url", "/click"), "url"),
            change(SSP, "a duration is negative", Mutation.set("", "totalTime", -1), "totaltime"),
            change(LEGACY, "pages cannot read", Mutation.withoutBrowsers(), "access-control-allow-origin"),
            change(LEGACY, "tracking URLs are unknown", Mutation.withoutBrowsers(), "a click on a product"),
            change(LEGACY, "a link is empty", Mutation.set("data", "prod_url", ""), "prod_url"),
            change(LEGACY, "an id is no UUID", Mutation.set("", "requestId", "42"), "requestid"),
            change(LEGACY, "another type of error", Mutation.set("error", "type", "ValueError"), "valueerror"),
            change(LEGACY, "a field is renamed", Mutation.rename("data", "prod_url", "url"), "prod_url"),
            change(LEGACY, "a status is wrong", Mutation.status(422, 400), "400"));

    private static final List<VerifiedPacts.Change> CHANGES_OF_2026 = List.of(
            change(SSP, "a pixel is missing", withoutPixel("thrad_view_url"), "url"),
            change(SSP, "a placement is unknown", Mutation.set("bid", "placement", "video"), "placement"),
            change(SSP, "a poll has no vote URL", Mutation.drop("bid", "vote_url"), "vote_url"),
            change(SSP, "an option has no text", Mutation.drop("options", "text"), "text"),
            change(SSP, "a count is a text", Mutation.set("data", "total_votes", "many"), "total_votes"),
            change(SSP, "a country alone is accepted", Mutation.status(400, 200), "a country, but without"),
            change(SSP, "tracking URLs are unknown", Mutation.withoutBrowsers(), "a vote in a poll"));

    private static Mutation withoutPixel(String parameter) {
        return Mutation.edit("bid", bid -> {
            if (bid.has("url")) {
                bid.put("url", bid.path("url").stringValue().replace("&" + parameter + "=", "&other="));
            }
        });
    }

    private static Mutation preflights(String header, String value) {
        return Mutation.setHeader(header, value).when(response -> response.status() == 204);
    }

    private static VerifiedPacts.Change change(String provider, String name, Mutation mutation, String noticed) {
        return new VerifiedPacts.Change(provider, name, mutation, noticed);
    }

    /** As a running mock server serves them. */
    static void pacts(Path folder, PactSpec spec, Revision revision) throws IOException {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.REVISION, revision.label()))) {
            for (String provider : Provider.labels()) {
                // The first request of a process loads Pact JVM, which takes long on a busy machine.
                Client.Answer pact = new Client(ssp, Duration.ofMinutes(2))
                        .get("/__admin/pacts/" + provider + ".json?consumer=publisher&spec=" + spec.label());
                assertThat(pact.status()).as(pact.text()).isEqualTo(200);
                Files.writeString(folder.resolve("publisher-" + provider + ".json"), pact.text());
            }
        }
    }
}
