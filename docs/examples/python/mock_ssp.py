"""Verbs for tests against a mock-ssp server. One file, standard library only: copy it into your project.

With pytest, it is a plugin too: `pytest_plugins = ["mock_ssp"]` in conftest.py gives each test an `ssp` with a key of its own.
"""

import itertools
import json
import os
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request

DEFAULT_URL = "http://127.0.0.1:7777"
LONGEST_KEY = 32  # the dashboard shows the whole name of such a key
SEVERITIES = ["info", "warning", "error"]


class MockSspError(Exception):
    """The mock server does not respond, or rejects a request of the test."""


class VerificationError(AssertionError):
    """The requests were not those that the test expected."""


class LintError(AssertionError):
    """The integration has findings, or too few ad requests reached the mock server."""


class KeyedMockSsp:
    """The part of a mock server that belongs to one API key. Tests with different keys can run in parallel."""

    def __init__(self, base_url, key, admin_token=None):
        self.base_url = base_url.rstrip("/")
        self.key = key
        if admin_token and not re.fullmatch("[!-~]{16,256}", admin_token):
            raise ValueError("the admin token must be 16 to 256 visible ASCII characters, without spaces")
        self._admin_token = admin_token
        self.fail_on = "error"
        self._scripts = itertools.count(1)

    @property
    def headers(self):
        """The headers of a bid request."""
        return {"thrad-api-key": self.key, "Content-Type": "application/json"}

    @property
    def legacy_headers(self):
        """The headers of a request to the legacy endpoint."""
        return {"thrads-api-key": self.key, "Content-Type": "application/json"}

    def use(self, scenario):
        """Chooses how the mock server responds to this key: the name of a scenario, a step or a list of steps."""
        if not isinstance(scenario, str):
            steps = scenario if isinstance(scenario, list) else [scenario]
            document = {"key": self.key, "description": "Written in a test.", "steps": steps}
            scenario = f"script-{next(self._scripts)}"
            self._send("PUT", f"/scenarios/{scenario}", document)
        self._send("PUT", "/scenario", {"name": scenario, "key": self.key})

    def requests(self, **filters):
        """The exchanges of this key, oldest first. The filters are those of the journal, such as outcome="fill"."""
        return self._send("GET", "/requests", query={**filters, "key": self.key})["requests"]

    def verify(self, count=None, **match):
        """Verifies that at least one request matches, or as many as count says: a number, or such as {"atMost": 2}."""
        body = {"match": {**match, "key": self.key}}
        if count is not None:
            body["count"] = {"exactly": count} if isinstance(count, int) else count
        self._verify(body, match)

    def verify_in_order(self, *matches):
        """Verifies that requests match these patterns, each a dict, in this order."""
        if not matches:
            raise ValueError('verify_in_order: expected one pattern or more, such as {"outcome": "no-bid"}')
        self._verify({"inOrder": [{**match, "key": self.key} for match in matches]}, list(matches))

    def _verify(self, body, pattern):
        result = self._send("POST", "/verify", body)
        if result["pass"]:
            return
        lines = [result["message"], f"  pattern: {json.dumps(pattern)}"]
        for miss in result["nearest"]:
            lines.append(f"  near miss: {miss['id']} {miss['endpoint']} ({miss['outcome']})")
            for at in miss["differences"]:
                lines.append(f"    {at['place']}: expected {at['expected']}, was {at['seen']}")
        raise VerificationError("\n".join(lines))

    def report(self):
        """The report of this key: findings, fill rate, error paths, experiments."""
        return self._send("GET", "/report", query={"key": self.key})

    def gate(self, fail_on=None, min_exchanges=0):
        """Fails if a request with this key breaks a rule of the integration."""
        report = self.report()
        # whether a key must have been seen is what min_exchanges says
        rules = [rule for rule in report["rules"] if rule["rule"] != "key-not-seen"]
        _require_clean({**report, "rules": rules}, fail_on or self.fail_on, min_exchanges)

    def delete_report(self):
        """Deletes the findings and the exchanges of this key. A reset keeps the findings."""
        self._send("DELETE", "/report", query={"key": self.key})

    def reset(self):
        """Resets this key: scenario, chats, rate limit, step counters, tokens and exchanges. The report stays."""
        self._send("POST", "/reset", {"key": self.key})

    def _send(self, method, path, body=None, query=None):
        url = f"{self.base_url}/__admin{path}"
        if query:
            url += "?" + urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
        data = None if body is None else json.dumps(body).encode()
        try:
            request = urllib.request.Request(url, method=method, data=data)
            if self._admin_token:
                request.add_unredirected_header("Authorization", f"Bearer {self._admin_token}")
            with urllib.request.urlopen(request, timeout=30) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise MockSspError(_message(error)) from None
        except (OSError, ValueError) as error:
            raise MockSspError(f"no mock server responds at {self.base_url}: {error}") from error
        return json.loads(text) if text else None


class MockSsp(KeyedMockSsp):
    """A mock server, and the verbs of one key of it. What belongs to all keys is here only."""

    def __init__(self, base_url=None, key=None, admin_token=None):
        """Uses the server at base_url, or else at MOCK_SSP_URL, or else at http://127.0.0.1:7777.

        If the server needs a token, it is admin_token, or else MOCK_SSP_ADMIN_TOKEN.
        """
        super().__init__(
            base_url or os.environ.get("MOCK_SSP_URL") or DEFAULT_URL,
            key or _new_key("main", "staging"),
            admin_token or os.environ.get("MOCK_SSP_ADMIN_TOKEN"),
        )
        self._tests = {}
        self._send("GET", "/health")

    def for_key(self, label="test", environment="staging"):
        """The verbs for a new key, so that tests do not meet. The label, such as a test's name, becomes part of it."""
        if environment not in ("staging", "production"):
            raise ValueError(f'for_key: the environment is "{environment}"; allowed: "staging", "production"')
        keyed = KeyedMockSsp(self.base_url, _new_key(label, environment), self._admin_token)
        self._tests[keyed.key] = label
        return keyed

    def with_key(self, key):
        """The verbs for this very key, which the code under test has already."""
        return KeyedMockSsp(self.base_url, key, self._admin_token)

    def freeze_clock(self, instant):
        """Stops the clock at an instant, such as "2025-11-24T21:51:52Z"."""
        self._send("PUT", "/clock", {"frozenAt": instant})

    def advance_clock(self, seconds):
        """Advances the clock, frozen or not."""
        self._send("POST", "/clock/advance", {"seconds": seconds})

    def reset_clock(self):
        """Returns to real time."""
        self._send("DELETE", "/clock")

    def gate(self, fail_on=None, min_exchanges=1):
        """Fails if any request of the run breaks a rule, or if too few ad requests reached the mock server.

        The message has the label of for_key for each finding that belongs to such a key.
        """
        _require_clean(self._send("GET", "/report"), fail_on or self.fail_on, min_exchanges, self._tests_of_findings)

    def _tests_of_findings(self):
        rules = ((label, rule) for key, label in self._tests.items() for rule in self.with_key(key).report()["rules"])
        return {finding["requestId"]: label for label, rule in rules for finding in rule["findings"]}

    def reset_all(self):
        """Restores the state of the start, for all keys. The report stays."""
        self._send("POST", "/reset")


def _new_key(label, environment):
    tail = secrets.token_hex(4)
    room = LONGEST_KEY - len(environment) - len(tail) - 2
    safe = re.sub("[^a-z0-9]+", "-", label.lower()).strip("-")[:room].rstrip("-")
    return "-".join(part for part in (environment, safe, tail) if part)


def _message(error):
    try:
        return json.load(error)["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return f"{error.url} responds with {error.code}, and is no mock server"


def _require_clean(report, fail_on, min_exchanges, tests_of_findings=dict):
    if fail_on not in (*SEVERITIES, "never"):
        raise ValueError(f'gate: fail_on is "{fail_on}"; allowed: "error", "warning", "info", "never"')
    failing = SEVERITIES[SEVERITIES.index(fail_on) :] if fail_on != "never" else []
    rules = [rule for rule in report["rules"] if rule["severity"] in failing]
    tests = tests_of_findings() if rules else {}
    lines = []
    for rule in rules:
        lines.append(f"{rule['severity']} {rule['rule']}: {rule['when']}")
        for finding in rule["findings"][-3:]:
            test = tests.get(finding["requestId"])
            place = f"  {finding['requestId']} {finding['endpoint']} {finding['pointer']}: {finding['seen']}"
            lines.append(place + (f', in the test "{test}"' if test else ""))
    kinds = ("fills", "noBids", "errors", "faults")
    requests = report["evicted"] + sum(each[kind] for each in report["timeline"]["intervals"] for kind in kinds)
    if requests < min_exchanges:
        lines.append(f"ad requests that reached the mock server: {requests}; expected at least {min_exchanges}")
    if lines:
        raise LintError("\n".join(lines))


try:
    import pytest
except ImportError:
    pass  # the verbs need no pytest
else:

    @pytest.fixture(scope="session")
    def mock_ssp_server():
        """The mock server. At the end of the run, the gate fails if the code under test broke a rule."""
        server = MockSsp()
        yield server
        server.gate()

    @pytest.fixture
    def ssp(mock_ssp_server, request):
        """A key that no other test has. After the test, it fails if the code under test broke a rule."""
        keyed = mock_ssp_server.for_key(request.node.name)
        yield keyed
        keyed.gate()
        keyed.reset()
