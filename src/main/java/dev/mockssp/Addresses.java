package dev.mockssp;

/** The URL at which this machine reaches a server that listens on a host. */
final class Addresses {

    private Addresses() {}

    static String url(String scheme, String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return scheme + "://" + (reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable) + ":" + port;
    }
}
