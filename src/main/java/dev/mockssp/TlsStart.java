package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.OptionSources;
import dev.mockssp.config.value.TlsSettings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.server.TlsSpec;
import dev.mockssp.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;

/** The certificate of the TLS port. It is generated or read on another thread while the rest of the server starts. */
final class TlsStart {

    private final TlsSettings settings;
    private final OptionSources sources;
    private final FutureTask<ServerCertificate> certificate = new FutureTask<>(this::readOrGenerate);

    private TlsStart(TlsSettings settings, OptionSources sources) {
        this.settings = settings;
        this.sources = sources;
    }

    /** @return empty while TLS is off */
    static Optional<TlsStart> begin(Config config) {
        return config.tls().map(settings -> begin(settings, config.sources()));
    }

    private static TlsStart begin(TlsSettings settings, OptionSources sources) {
        TlsStart started = new TlsStart(settings, sources);
        Thread thread = new Thread(started.certificate, "mock-ssp-certificate");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Clients check the validity by real time, whatever the clock of the mock server shows. */
    private ServerCertificate readOrGenerate() {
        return settings.files()
                .map(files -> ServerCertificate.read(
                        files.certificate(), files.key(), sources.flag(Option.TLS_CERT), sources.flag(Option.TLS_KEY)))
                .orElseGet(() ->
                        ServerCertificate.create(settings.names(), new AdjustableClock(Optional.empty()).instant()));
    }

    TlsSpec spec() {
        return new TlsSpec(settings.port(), this::context);
    }

    /** Writes the file late: when a port is taken, the file of the server that has it stays. */
    private SSLContext context() {
        SSLContext context = awaitCertificate().context();
        settings.caOut().ifPresent(file -> write(file, authority().orElseThrow()));
        return context;
    }

    /** What clients have to trust, as PEM; empty when the certificate is the user's. */
    Optional<String> authority() {
        return awaitCertificate().authority();
    }

    private ServerCertificate awaitCertificate() {
        try {
            return certificate.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigurationException invalid) {
                throw invalid;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write(Path file, String pem) {
        try {
            Files.writeString(file, pem);
        } catch (IOException e) {
            throw new ConfigurationException(
                    sources.flag(Option.TLS_CA_OUT) + ": " + MessageText.quotedLine(file.toString())
                            + " cannot be written; expected a file that this user may write",
                    e);
        }
    }
}
