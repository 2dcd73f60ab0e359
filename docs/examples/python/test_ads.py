"""Start mock-ssp, then run: python3 -m unittest discover docs/examples/python

MOCK_SSP_URL is the URL of the mock server. The default is http://127.0.0.1:7777.
"""

import unittest

from ads import headline_for
from mock_ssp import LintError, MockSsp, MockSspError


class AdsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = MockSsp()

    def setUp(self):
        self.ssp = self.server.for_key(self.id().rpartition(".")[2])
        self.addCleanup(self.ssp.reset)

    def headline(self, message="Which running shoes should I buy?"):
        return headline_for(message, self.ssp.base_url, self.ssp.key)

    def test_shows_an_ad(self):
        self.assertTrue(self.headline())
        self.ssp.verify(endpoint="bid-request", outcome="fill", count=1)

    def test_works_without_an_ad(self):
        self.ssp.use("no-bid")
        self.assertIsNone(self.headline())

    def test_survives_a_connection_reset(self):
        self.ssp.use("connection-reset")
        self.assertIsNone(self.headline())

    def test_survives_a_failing_gateway_and_recovers(self):
        gateway = {"status": 503, "headers": {"Content-Type": "text/html"}, "body": "<h1>503</h1>"}
        self.ssp.use([{"when": {"first": 1}, "fail": gateway}, {"fill": {}}])
        self.assertIsNone(self.headline())
        self.assertTrue(self.headline())
        self.assertEqual([503, 200], [request["response"]["status"] for request in self.ssp.requests()])
        self.ssp.verify_in_order({"status": 503}, {"outcome": "fill"})

    def test_reports_what_was_not_sent(self):
        self.headline()
        with self.assertRaisesRegex(AssertionError, "found 0 of .*\n.*\n.*\n    chatId: expected chat-2, was chat-1"):
            self.ssp.verify(chatId="chat-2")

    def test_breaks_no_rule(self):
        self.headline()
        self.ssp.gate()
        with self.assertRaisesRegex(LintError, "reached the mock server: 1; expected at least 2"):
            self.ssp.gate(min_exchanges=2)

    def test_the_gate_of_the_run_names_the_test(self):
        self.headline("Write to ada@example.com")
        with self.assertRaisesRegex(LintError, 'in the test "test_the_gate_of_the_run_names_the_test"'):
            self.server.gate()
        self.ssp.delete_report()

    def test_tells_mistakes(self):
        with self.assertRaisesRegex(MockSspError, "no-bit.*no-bid"):
            self.ssp.use("no-bit")
        with self.assertRaisesRegex(MockSspError, "no mock server responds at http://127.0.0.1:1: "):
            MockSsp("http://127.0.0.1:1")


if __name__ == "__main__":
    unittest.main()
