package dev.mockssp.config;

import dev.mockssp.config.value.TlsSettings;
import dev.mockssp.config.value.TlsSettings.CertificateFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the options of the TLS port, and says which of them do not go together. */
final class TlsParser {

    /** The names of the vendor are those that public clients have written into them (contract.md, section 0). */
    private static final List<String> NAMES =
            List.of("localhost", "127.0.0.1", "::1", "ssp.thrads.ai", "dev.thrads.ai");

    private static final List<Option> WITH_PORT =
            List.of(Option.TLS_CERT, Option.TLS_KEY, Option.TLS_CA_OUT, Option.TLS_NAME);
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

    private TlsParser() {}

    /** Empty while TLS is off. */
    static Optional<TlsSettings> read(OptionValues values) {
        Optional<OptionValue> port = values.maybe(Option.TLS_PORT);
        if (port.isEmpty()) {
            for (Option option : WITH_PORT) {
                refuse(values, option, "has no effect without " + Option.TLS_PORT.flag());
            }
            return Optional.empty();
        }
        return Optional.of(new TlsSettings(
                port(port.get(), values.one(Option.PORT)),
                files(values),
                values.maybe(Option.TLS_CA_OUT).map(PathParser::writable),
                names(values)));
    }

    private static int port(OptionValue value, OptionValue plain) {
        int port = ScalarParser.port(Option.TLS_PORT, value);
        if (port != 0 && port == ScalarParser.port(Option.PORT, plain)) {
            throw value.error("is the port of " + Option.PORT.flag() + " as well; expected another one, or 0 for a free"
                    + " one");
        }
        return port;
    }

    private static Optional<CertificateFiles> files(OptionValues values) {
        Optional<OptionValue> certificate = values.maybe(Option.TLS_CERT);
        Optional<OptionValue> key = values.maybe(Option.TLS_KEY);
        if (certificate.isEmpty()) {
            refuse(values, Option.TLS_KEY, "has no effect without " + Option.TLS_CERT.flag());
            return Optional.empty();
        }
        if (key.isEmpty()) {
            throw certificate.get().error("needs its private key; expected " + Option.TLS_KEY.flag() + " FILE too");
        }
        String reason =
                "cannot be combined with " + Option.TLS_CERT.flag() + ", which replaces the generated certificate";
        refuse(values, Option.TLS_CA_OUT, reason);
        refuse(values, Option.TLS_NAME, reason);
        return Optional.of(new CertificateFiles(PathParser.file(certificate.get()), PathParser.file(key.get())));
    }

    private static void refuse(OptionValues values, Option option, String reason) {
        values.all(option).stream().findFirst().ifPresent(value -> {
            throw value.error(reason);
        });
    }

    private static List<String> names(OptionValues values) {
        String host = UrlParser.host(values.one(Option.HOST)).toLowerCase(Locale.ROOT);
        Stream<String> hosts =
                Stream.of(host).filter(name -> !EVERY_ADDRESS.contains(name) && HostNameParser.isName(name));
        Stream<String> more = values.all(Option.TLS_NAME).stream().map(HostNameParser::nameOrWildcard);
        return Stream.of(NAMES.stream(), hosts, more)
                .flatMap(part -> part)
                .distinct()
                .toList();
    }
}
