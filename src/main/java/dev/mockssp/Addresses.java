package dev.mockssp;

/** Where a double that listens on some host is reached from this machine. */
final class Addresses {

    private Addresses() {}

    static String url(String scheme, String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return scheme + "://" + (reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable) + ":" + port;
    }
}
