package dev.mockssp.mcp;

import dev.mockssp.mcp.tool.MockServer;
import dev.mockssp.mcp.tool.ToolCatalogue;
import dev.mockssp.schema.SchemaFiles;
import dev.mockssp.schema.openapi.OpenApiDocument;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The documents that an assistant can read: OpenAPI, schemas, rules, sources, scenarios. */
final class Resources {

    private static final String ROOT = "mock-ssp://";
    private static final String JSON = "application/json";
    private static final String MARKDOWN = "text/markdown";

    private Resources() {}

    static List<SyncResourceSpecification> documents(MockServer server) {
        List<SyncResourceSpecification> all = new ArrayList<>();
        OpenApiDocument openApi = new OpenApiDocument();
        all.add(document(
                "openapi.json",
                "The OpenAPI document of the ad API. how_to_call has the same in short.",
                JSON,
                context -> openApi.document(server.config().revision(), (String) context.get(ToolCatalogue.BASE_URL))
                        .toString()));
        all.add(document(
                "docs/LINT.md",
                "The integration rules: what each finds, why, and its source.",
                MARKDOWN,
                page("LINT.md")));
        all.add(document(
                "docs/FIDELITY.md",
                "Which behaviour the vendor documents, and which mock-ssp decides. Long.",
                MARKDOWN,
                page("FIDELITY.md")));
        for (String file : server.schemas().files()) {
            all.add(document(
                    "schemas/" + file,
                    "A JSON Schema.",
                    "application/schema+json",
                    context -> text(server.schemas().file(file).orElseThrow())));
        }
        return all;
    }

    private static Function<McpTransportContext, String> page(String name) {
        return context -> text(SchemaFiles.resource("/dev/mockssp/docs/" + name));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static SyncResourceSpecification document(
            String path, String description, String type, Function<McpTransportContext, String> content) {
        String uri = ROOT + path;
        Resource resource = Resource.builder(uri, path)
                .description(description)
                .mimeType(type)
                .build();
        return new SyncResourceSpecification(resource, (context, request) -> result(uri, type, content.apply(context)));
    }

    /** Scenarios come and go while the server runs. */
    static List<SyncResourceTemplateSpecification> scenarios(MockServer server) {
        ResourceTemplate template = ResourceTemplate.builder()
                .uriTemplate(ToolCatalogue.SCENARIO_URI + "{name}")
                .name("scenario")
                .description("The document of a scenario; list_scenarios has the names.")
                .mimeType(JSON)
                .build();
        return List.of(new SyncResourceTemplateSpecification(template, (context, request) -> {
            String name = request.uri().substring(ToolCatalogue.SCENARIO_URI.length());
            String document = server.admin()
                    .scenarios()
                    .library()
                    .find(name)
                    .map(scenario -> scenario.toJson().toPrettyString())
                    .orElseThrow(() -> McpError.RESOURCE_NOT_FOUND.apply(request.uri()));
            return result(request.uri(), JSON, document);
        }));
    }

    private static ReadResourceResult result(String uri, String type, String content) {
        return new ReadResourceResult(List.of(new TextResourceContents(uri, type, content)));
    }
}
