"""Start mock-ssp, then run: python3 -m unittest discover docs/examples/python

MOCK_SSP_URL is the URL of the mock server. The default is http://127.0.0.1:7777.
"""

import os
import unittest

from ads import headline_for
from mock_ssp import MockSsp

SSP = MockSsp(os.environ.get("MOCK_SSP_URL") or "http://127.0.0.1:7777", "staging-python-example")


class AdsTest(unittest.TestCase):
    def tearDown(self):
        SSP.reset()

    def headline(self, message="Which running shoes should I buy?"):
        return headline_for(message, SSP.base_url, SSP.key)

    def test_shows_an_ad(self):
        self.assertTrue(self.headline())
        SSP.verify(endpoint="bid-request", outcome="fill", count={"exactly": 1})

    def test_works_without_an_ad(self):
        SSP.use("no-bid")
        self.assertIsNone(self.headline())

    def test_survives_a_connection_reset(self):
        SSP.use("connection-reset")
        self.assertIsNone(self.headline())

    def test_survives_a_failing_gateway_and_recovers(self):
        gateway = {"status": 503, "headers": {"Content-Type": "text/html"}, "body": "<h1>503</h1>"}
        SSP.script("python-example", [{"when": {"first": 1}, "fail": gateway}, {"fill": {}}])
        self.assertIsNone(self.headline())
        self.assertTrue(self.headline())
        self.assertEqual([503, 200], [request["response"]["status"] for request in SSP.requests()])

    def test_reports_what_was_not_sent(self):
        self.headline()
        with self.assertRaisesRegex(AssertionError, "expected at least 1, found 0 of .* exchanges"):
            SSP.verify(chatId="chat-2")


if __name__ == "__main__":
    unittest.main()
