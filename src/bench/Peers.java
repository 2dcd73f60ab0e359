import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other mock servers, told to give the same response, and to check the same schema where they know schemas. */
final class Peers {

    private static final String WIREMOCK = "3.13.2";
    /** The newest whose jar with dependencies is published. */
    private static final String MOCKSERVER = "7.6.0";
    private static final String MOCKOON = "9.9.0";
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final List<Subject> all = new ArrayList<>();

    private Peers() {}

    /** Downloads those that are not in the folder yet. */
    static void install(Path folder) throws Exception {
        installWireMock(folder);
        if (!Files.exists(mockserverJar(folder))) {
            run("mvn", "-B", "-q", COPY, "-DoutputDirectory=" + folder,
                    "-Dartifact=org.mock-server:mockserver-netty:" + MOCKSERVER + ":jar:jar-with-dependencies");
        }
        if (!isMockoonIn(folder)) {
            run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder.toString(), "@mockoon/cli@" + MOCKOON);
        }
    }

    static void installWireMock(Path folder) throws Exception {
        Files.createDirectories(folder);
        if (!Files.exists(wiremockJar(folder))) {
            run("mvn", "-B", "-q", COPY, "-Dartifact=org.wiremock:wiremock-standalone:" + WIREMOCK, "-DoutputDirectory=" + folder);
        }
    }

    /**
     * @param folder where they are installed; those that are missing are left out
     * @param work where their configuration is written
     * @param response what mock-ssp itself responds
     */
    static Peers in(Path folder, Path work, Path java, String response) throws IOException {
        Peers peers = new Peers();
        String jvm = java.resolve("bin/java").toString();
        String schema = Files.readString(Path.of("schemas/2025-11/bid-request.schema.json"));
        if (isThere(wiremock(), Files.exists(wiremockJar(folder)), folder)) {
            peers.all.add(wiremock(wiremock(), jvm, wiremockJar(folder), work, schema, response));
        }
        if (isThere(mockserver(), Files.exists(mockserverJar(folder)), folder)) {
            Path file = write(work.resolve("mockserver.json"), mockserver(schema, response));
            peers.all.add(Subject.of(mockserver(), jvm, "-Dmockserver.initializationJsonPath=" + file,
                    "-Dmockserver.logLevel=OFF", "-Dmockserver.disableSystemOut=true",
                    "-jar", mockserverJar(folder).toString(), "-serverPort", "PORT", "-logLevel", "OFF"));
        }
        if (isThere("Mockoon " + MOCKOON, isMockoonIn(folder), folder)) {
            Path file = write(work.resolve("mockoon.json"), mockoon(response));
            peers.all.add(Subject.of("Mockoon " + MOCKOON, folder.resolve("node_modules/.bin/mockoon-cli").toString(), "start",
                    "--data", file.toString(), "--port", "PORT", "--disable-log-to-file", "--disable-admin-api"));
        }
        return peers;
    }

    List<Subject> all() {
        return all;
    }

    List<Subject> withSchema() {
        return all.stream()
                .filter(peer -> peer.name().equals(wiremock()) || peer.name().equals(mockserver()))
                .toList();
    }

    static String wiremock() {
        return "WireMock " + WIREMOCK;
    }

    static String mockserver() {
        return "MockServer " + MOCKSERVER;
    }

    private static Path wiremockJar(Path folder) {
        return folder.resolve("wiremock-standalone-" + WIREMOCK + ".jar");
    }

    private static Path mockserverJar(Path folder) {
        return folder.resolve("mockserver-netty-" + MOCKSERVER + "-jar-with-dependencies.jar");
    }

    private static boolean isMockoonIn(Path folder) throws IOException {
        Path description = folder.resolve("node_modules/@mockoon/cli/package.json");
        return Files.exists(description) && Files.readString(description).contains("\"version\": \"" + MOCKOON + "\"");
    }

    private static boolean isThere(String name, boolean isThere, Path folder) {
        if (!isThere) {
            System.err.println(name + " is not in " + folder + " and is left out; --install-peers downloads it");
        }
        return isThere;
    }

    /** Its output goes to the standard error, since the table has the standard output to itself. */
    private static void run(String... command) throws Exception {
        List<String> redirected = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >&2", "sh"));
        redirected.addAll(List.of(command));
        if (new ProcessBuilder(redirected).inheritIO().start().waitFor() != 0) {
            System.err.println("src/bench: this failed: " + String.join(" ", command));
            System.exit(2);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Subject wiremock(String name, String jvm, Path jar, Path work, String schema, String response)
            throws IOException {
        Path root = work.resolve("wiremock");
        write(root.resolve("mappings/bid.json"), """
                {"request": {"method": "POST", "urlPath": "%s",
                  "bodyPatterns": [{"matchesJsonSchema": %s, "schemaVersion": "V202012"}]},
                 "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": %s}}
                """.formatted(Wire.PATH, schema, quoted(response)));
        return Subject.of(name, jvm, "-jar", jar.toString(), "--port", "PORT", "--root-dir", root.toString());
    }

    private static String mockserver(String schema, String response) {
        return """
                [{"httpRequest": {"method": "POST", "path": "%s", "body": {"type": "JSON_SCHEMA", "jsonSchema": %s}},
                  "httpResponse": {"statusCode": 200, "headers": {"Content-Type": ["application/json"]}, "body": %s}}]
                """.formatted(Wire.PATH, schema, quoted(response));
    }

    /** Mockoon knows no schemas. */
    private static String mockoon(String body) {
        String response = """
                {"uuid": "r", "body": %s, "latency": 0, "statusCode": 200, "label": "", "bodyType": "INLINE", "default": true,
                 "headers": [{"key": "Content-Type", "value": "application/json"}], "filePath": "", "databucketID": "",
                 "sendFileAsBody": false, "rules": [], "rulesOperator": "OR", "disableTemplating": true,
                 "fallbackTo404": false, "crudKey": "id", "callbacks": []}
                """.formatted(quoted(body));
        return """
                {"uuid": "e", "lastMigration": 33, "name": "bids", "endpointPrefix": "", "latency": 0, "port": 3000,
                 "hostname": "", "folders": [], "rootChildren": [{"type": "route", "uuid": "p"}], "proxyMode": false,
                 "proxyHost": "", "proxyRemovePrefix": false, "cors": false, "headers": [], "proxyReqHeaders": [],
                 "proxyResHeaders": [], "data": [], "callbacks": [],
                 "tlsOptions": {"enabled": false, "type": "CERT", "pfxPath": "", "certPath": "", "keyPath": "",
                   "caPath": "", "passphrase": ""},
                 "routes": [{"uuid": "p", "type": "http", "documentation": "", "method": "post", "endpoint": "%s",
                   "responses": [%s], "responseMode": null, "streamingMode": null, "streamingInterval": 0}]}
                """.formatted(Wire.PATH.substring(1), response);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
