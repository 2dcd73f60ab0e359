package dev.mockssp.lint.facts;

import java.util.List;
import java.util.Locale;

/** The user agents that HTTP libraries and command-line tools send by default. */
public final class HttpLibraries {

    /** The beginnings, in lower case. */
    private static final List<String> PRODUCTS = List.of(
            "aiohttp",
            "akka-http",
            "apache-httpasyncclient",
            "apache-httpclient",
            "axios",
            "bun/",
            "curl/",
            "dart/",
            "deno/",
            "faraday",
            "fasthttp",
            "got ",
            "go-http-client",
            "go-resty",
            "guzzlehttp",
            "httpie",
            "http.rb",
            "httpx",
            "insomnia",
            "java/",
            "java-http-client",
            "jakarta commons-httpclient",
            "jetty/",
            "ktor-client",
            "libcurl",
            "libwww-perl",
            "lua-resty-http",
            "needle/",
            "node-fetch",
            "node-superagent",
            "okhttp",
            "pekko-http",
            "php/",
            "postmanruntime",
            "python/",
            "python-httpx",
            "python-requests",
            "python-urllib",
            "reactornetty",
            "reqwest",
            "restsharp",
            "rest-client",
            "scalaj-http",
            "typhoeus",
            "undici",
            "vert.x-webclient",
            "wget/");

    /** Whole user agents, in lower case. */
    private static final List<String> NAMES = List.of("node", "ruby", "got", "undici", "hyper");

    private HttpLibraries() {}

    /**
     * @param userAgent the value of a {@code User-Agent} header
     * @return whether a library sends it when the program sets none, so that it cannot be that of a person
     */
    public static boolean isDefault(String userAgent) {
        String text = userAgent.strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(text) || PRODUCTS.stream().anyMatch(text::startsWith);
    }
}
