import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Others that can be told to answer a bid request: the same answer, and the same schema where they know schemas. */
final class Peers {

    private Peers() {}

    /**
     * @param folder where they are installed
     * @param work where their files are written
     * @param answer what the double itself answers
     * @return those that are there
     */
    static List<Subject> in(Path folder, Path work, Path java, String schema, String answer) throws IOException {
        List<Subject> peers = new ArrayList<>();
        String jvm = java.resolve("bin/java").toString();
        Path wiremock = find(folder, "wiremock-standalone-");
        if (wiremock != null) {
            Path root = work.resolve("wiremock");
            write(root.resolve("mappings/bid.json"), wiremock(schema, answer));
            peers.add(Subject.of("WireMock", jvm, "-jar", wiremock.toString(), "--port", "PORT", "--root-dir", root.toString()));
        }
        Path mockserver = find(folder, "mockserver-netty-");
        if (mockserver != null) {
            Path file = work.resolve("mockserver.json");
            write(file, mockserver(schema, answer));
            peers.add(Subject.of("MockServer", jvm, "-Dmockserver.initializationJsonPath=" + file,
                    "-Dmockserver.logLevel=OFF", "-Dmockserver.disableSystemOut=true",
                    "-jar", mockserver.toString(), "-serverPort", "PORT", "-logLevel", "OFF"));
        }
        Path mockoon = folder.resolve("node_modules/.bin/mockoon-cli");
        leftOut(wiremock == null, "WireMock", folder);
        leftOut(mockserver == null, "MockServer", folder);
        leftOut(!Files.exists(mockoon), "Mockoon", folder);
        if (Files.exists(mockoon)) {
            Path file = work.resolve("mockoon.json");
            write(file, mockoon(answer));
            peers.add(Subject.of("Mockoon", mockoon.toString(), "start", "--data", file.toString(), "--port", "PORT",
                    "--disable-log-to-file", "--disable-admin-api"));
        }
        return peers;
    }

    private static void leftOut(boolean missing, String name, Path folder) {
        if (missing) {
            System.err.println(name + " is not in " + folder + " and is left out; --install-peers fetches it");
        }
    }

    private static Path find(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name)).findFirst().orElse(null);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String wiremock(String schema, String answer) {
        return """
                {"request": {"method": "POST", "urlPath": "%s",
                  "bodyPatterns": [{"matchesJsonSchema": %s, "schemaVersion": "V202012"}]},
                 "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": %s}}
                """.formatted(Wire.PATH, schema, quoted(answer));
    }

    /** It knows JSON Schema up to draft 7, in which {@code $defs} is a name like any other and {@code $ref} finds it. */
    private static String mockserver(String schema, String answer) {
        String known = schema.replace("https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#");
        return """
                [{"httpRequest": {"method": "POST", "path": "%s", "body": {"type": "JSON_SCHEMA", "jsonSchema": %s}},
                  "httpResponse": {"statusCode": 200, "headers": {"Content-Type": ["application/json"]}, "body": %s}}]
                """.formatted(Wire.PATH, known, quoted(answer));
    }

    /** It knows no schemas. */
    private static String mockoon(String answer) {
        String response = """
                {"uuid": "r", "body": %s, "latency": 0, "statusCode": 200, "label": "", "bodyType": "INLINE", "default": true,
                 "headers": [{"key": "Content-Type", "value": "application/json"}], "filePath": "", "databucketID": "",
                 "sendFileAsBody": false, "rules": [], "rulesOperator": "OR", "disableTemplating": true,
                 "fallbackTo404": false, "crudKey": "id", "callbacks": []}
                """.formatted(quoted(answer));
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
