package dev.mockssp.config.value;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What TLS is started with.
 *
 * @param port the port to listen on, 0 for a free one
 * @param files the user's certificate; without it, one is generated
 * @param caOut a file to write the certificate of the temporary CA to
 * @param names the names that clients may use: host names and IP addresses
 */
public record TlsSettings(int port, Optional<CertificateFiles> files, Optional<Path> caOut, List<String> names) {

    public TlsSettings {
        names = List.copyOf(names);
    }

    /**
     * Two PEM files.
     *
     * @param certificate the certificate of the server, then those that lead to its CA
     * @param key the private key
     */
    public record CertificateFiles(Path certificate, Path key) {}
}
