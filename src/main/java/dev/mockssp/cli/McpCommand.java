package dev.mockssp.cli;

import dev.mockssp.MockSsp;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.cli.serve.ServeCommand;
import dev.mockssp.config.AdminToken;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.UrlParser;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.journaling.ServerLog;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mock-ssp mcp}: the Model Context Protocol on standard input and output, for assistants that start a program. */
final class McpCommand {

    private static final String URL = "--url";

    private McpCommand() {}

    static void addOptions(CommandSpec command) {
        CommandOptions.add(
                command, URL, "URL", "The base URL of a running mock server. Without it, the command starts one.");
    }

    /**
     * Passes messages until the input ends.
     *
     * @param config the configuration of the server that is started if there is no {@code --url}
     * @param token the token of the server at {@code --url}, if it needs one
     * @param output receives the responses and nothing else
     * @param err receives the log of the server, and errors
     * @throws ConfigurationException if an option is not valid
     * @throws CliException if the server does not start
     */
    static void run(
            ParseResult result,
            Supplier<Config> config,
            Supplier<Optional<AdminToken>> token,
            InputStream input,
            OutputStream output,
            PrintStream err) {
        Optional<URI> url = CommandOptions.value(result, URL).map(text -> UrlParser.baseUrl(URL, text));
        if (url.isPresent()) {
            new StdioBridge(url.get(), token.get(), err).run(input, output);
            return;
        }
        Config own = config.get();
        if (!own.mcp()) {
            throw new ConfigurationException(
                    own.sources().flag(Option.MCP) + " off cannot be combined with the command mcp");
        }
        try (MockSsp ssp = ServeCommand.start(own, new ServerLog(own.log(), err))) {
            err.println("mock-ssp: the mock server listens at " + ssp.baseUrl());
            new StdioBridge(URI.create(ssp.baseUrl()), own.adminToken(), err).run(input, output);
        }
    }
}
