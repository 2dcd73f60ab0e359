package dev.mockssp.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.server.JavalinServer;
import dev.mockssp.server.RawClient;
import dev.mockssp.server.ServerSpec;
import dev.mockssp.server.Servers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {

    private static final Map<String, byte[]> DOCUMENTS = Map.of(
            "/openapi.json", "{}".getBytes(UTF_8),
            "/schemas/", "<ul></ul>".getBytes(UTF_8),
            "/schemas/2025-11/bid.schema.json", "true".getBytes(UTF_8),
            "/schemas/../secret.json", "secret".getBytes(UTF_8));

    private final PageRoutes pages = new PageRoutes(request -> Optional.ofNullable(DOCUMENTS.get(request.path())));

    private Response.Bytes get(String path) {
        return pages.find(request(path)).orElseGet(() -> Servers.ok("vendor"));
    }

    private static Request request(String path) {
        return new Request("GET", path, "", Headers.none(), new byte[0], false, "127.0.0.1", "http://h");
    }

    private RawClient.Answer ask(String method, String path, String... headers) throws IOException {
        ServerSpec site = new ServerSpec(
                call -> Servers.ok("vendor"),
                Clock.systemUTC(),
                Servers.BODY_LIMIT,
                request -> Optional.ofNullable(DOCUMENTS.get(request.path())),
                List.of());
        try (JavalinServer server = JavalinServer.start("127.0.0.1", 0, site);
                RawClient client = new RawClient(server.port())) {
            String more = String.join("", headers);
            client.send(method + " " + path + " HTTP/1.1\r\nHost: h\r\n" + more + "Content-Length: 0\r\n\r\n");
            return method.equals("HEAD") ? client.head() : client.answer();
        }
    }

    private static String text(Response.Bytes reply) {
        return new String(reply.body(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/media/a/image.png",
                "/media/a/logo.png",
                "/media/garden-tools-3/image.png",
                "/media/0--/logo.png",
                "/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/image.png"
            })
    void imagesArePngFilesThatBrowsersKeep(String path) throws IOException {
        Response.Bytes reply = get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("image/png");
        assertThat(reply.headers().first("Cache-Control")).contains("public, max-age=3600");
        assertThat(reply.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.headers().first("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("sandbox;")
                .doesNotContain("unsafe");
        assertThat(ImageIO.read(new ByteArrayInputStream(reply.body())).getWidth())
                .isGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"image,400", "product,224", "logo,128"})
    void eachKindOfImageHasItsSize(String kind, int size) throws IOException {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(get("/media/tea/" + kind + ".png").body()));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "logo"})
    void aFormerPathLeadsToThePng(String kind) {
        Response.Bytes reply = get("/media/green-tea/" + kind + ".svg");
        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.headers().first("Location")).contains(kind + ".png");
    }

    @Test
    void theLandingPageNamesTheCampaign() {
        Request request =
                new Request("GET", "/landing/green-tea", "", Headers.none(), new byte[0], false, "::1", "http://h");
        Response.Bytes reply = (Response.Bytes) new LandingPage().handle(new RequestContext(request, Servers.NOW));
        assertThat(text(reply)).contains("<code>green-tea</code>").contains("/media/green-tea/image.png");
        assertThat(reply.headers().first("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/__admin/ui", "/__admin/ui/", "/__admin/ui/index.html"})
    void theDashboardIsServedUnderAStrictPolicy(String path) {
        Response.Bytes reply = get(path);
        assertThat(reply.contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(text(reply)).contains("src=\"/__admin/ui/app.js\"").doesNotContain("<style", "style=\"", " onclick");
        assertThat(reply.headers().first("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.headers().first("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"app.js,text/javascript;charset=utf-8", "base.css,text/css;charset=utf-8"})
    void theDashboardsFilesHaveTheirTypes(String name, String type) {
        assertThat(get("/__admin/ui/" + name).contentType()).isEqualTo(type);
    }

    @Test
    void robotsStayOut() {
        assertThat(text(get("/robots.txt"))).contains("Disallow: /");
    }

    @Test
    void languageModelsFindWhatTheServerHas() {
        Response.Bytes llms = get("/llms.txt");
        assertThat(llms.contentType()).startsWith("text/plain");
        assertThat(text(llms)).startsWith("# mock-ssp\n\n> ").contains("/__admin/mcp", "](/openapi.json)");
    }

    @Test
    void documentsAreServedByPath() {
        assertThat(get("/openapi.json").contentType()).isEqualTo("application/json");
        assertThat(text(get("/schemas/2025-11/bid.schema.json"))).isEqualTo("true");
        assertThat(get("/schemas/").contentType()).isEqualTo("application/json");
    }

    @Test
    void aPageThatTheBrowserHasIsNotSentAgain() throws IOException {
        String tag = ask("GET", "/__admin/ui/app.js").header("ETag").orElseThrow();
        RawClient.Answer again = ask("GET", "/__admin/ui/app.js", "If-None-Match: " + tag + "\r\n");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("Content-Security-Policy")).isPresent();
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aPageIsCompressedForWhoCanReadThat() throws IOException {
        assertThat(ask("HEAD", "/__admin/ui/app.js").header("Content-Encoding")).isEmpty();
        RawClient.Answer response = ask("HEAD", "/__admin/ui/app.js", "Accept-Encoding: gzip\r\n");
        assertThat(response.header("Content-Encoding")).contains("gzip");
        assertThat(response.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void theHeadOfAPageCanBeAskedFor() throws IOException {
        RawClient.Answer response = ask("HEAD", "/openapi.json");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.header("Content-Length")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/landing/a",
                "/media/ä/image.png",
                "/media/-a/image.png",
                "/media/a%22/image.png",
                "/media/a/other.png",
                "/media/a/product.svg",
                "/media/a/image.gif",
                "/media/a/image.pngx",
                "/media//image.png",
                "/media/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/image.png",
                "/landing/",
                "/landing/a/b",
                "/__admin/ui/unknown.js",
                "/__admin/ui/../ui/app.js",
                "/__admin/ui/package-info.class",
                "/__admin/uix",
                "/schemas",
                "/schemas/unknown.json",
                "/schemas/../secret.json",
                "/api/v1/ssp/bid-request",
                "",
                "*"
            })
    void theRestIsForTheVendor(String path) {
        assertThat(text(get(path))).isEqualTo("vendor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "OPTIONS", "DELETE"})
    void pagesAreOnlyRead(String method) throws IOException {
        assertThat(ask(method, "/media/a/image.png").body()).isEqualTo("vendor");
    }

    @Test
    void textIsEscaped() {
        assertThat(HtmlPage.escape("<a href='x' id=\"y\">&"))
                .isEqualTo("&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;");
    }
}
