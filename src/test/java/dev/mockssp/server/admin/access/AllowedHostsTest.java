package dev.mockssp.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(Set.of("Mock.ads.example", "0.0.0.0", "ci.example."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:7777",
                "10.0.0.7:80",
                "0.0.0.0:7777",
                "127.1",
                "0x7f.0.0.1",
                "0x7f000001:7777",
                "0177.0.0.1",
                "2130706433",
                "127.0.0.1.",
                "[::1]",
                "[::1]:7777",
                "[FE80::1%25eth0]:7777",
                "[::ffff:127.0.0.1]:7777",
                "localhost",
                "LocalHost:7777",
                "localhost.:7777",
                "mock-ssp",
                "mock-ssp:7777",
                "mock_ssp_1:7777",
                "docker",
                "chat.localhost:7777",
                "laptop.local",
                "host.docker.internal:7777",
                "host.testcontainers.internal",
                "gateway.docker.internal",
                "mock.test",
                "nas.home.arpa",
                "mock-ssp.team.svc:7777",
                "mock-ssp.team.svc.cluster.local",
                "mock-ssp.team.svc.cluster.local.:7777",
                "mock.ads.example",
                "MOCK.ADS.EXAMPLE.:7777",
                "ci.example"
            })
    void isAllowed(String host) {
        assertThat(hosts.contain(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:7777",
                "EVIL.Example.:7777",
                "evil.com",
                "ads.example",
                "x.mock.ads.example",
                "mock.ads.example.evil.com",
                "localhost.evil.com",
                "evillocal.com",
                "notlocal.dev",
                "evil.localhost.com",
                "evil.svc.com",
                "127.0.0.1.evil.com",
                "127.0.0.1.nip.io:7777",
                "0x7f.evil",
                "1.2.3.4.5",
                "ssp.thrads.ai",
                "dev.thrads.ai:7443",
                "mock-ssp.team:7777",
                "evil..",
                "[::1].evil.com",
                "[evil.com]",
                "localhost:7777.evil.com",
                "evil.com:7777:7777",
                "localhost@evil.com",
                "evil\u3002com",
                "",
                ".",
                ":7777"
            })
    void isNotAllowed(String host) {
        assertThat(hosts.contain(host)).isFalse();
    }
}
