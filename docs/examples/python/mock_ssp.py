"""A client of the admin API for one API key. Tests with different keys can run in parallel."""

import json
import urllib.error
import urllib.parse
import urllib.request


class MockSsp:
    def __init__(self, base_url, key):
        self.base_url = base_url.rstrip("/")
        self.key = key

    def use(self, name):
        self._send("PUT", "/scenario", {"name": name, "key": self.key})

    def script(self, name, steps):
        self._send("PUT", f"/scenarios/{name}", {"description": "Written in a test.", "steps": steps})
        self.use(name)

    def requests(self):
        return self._send("GET", "/requests?" + urllib.parse.urlencode({"key": self.key}))["requests"]

    def verify(self, count=None, **match):
        body = {"match": {**match, "key": self.key}}
        if count:
            body["count"] = count
        result = self._send("POST", "/verify", body)
        if not result["pass"]:
            raise AssertionError(result["message"] + "\n" + json.dumps(result.get("nearest"), indent=2))

    def reset(self):
        self._send("POST", "/reset", {"key": self.key})

    def _send(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.base_url}/__admin{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error)["error"]["message"]) from None
        except urllib.error.URLError as error:
            raise ConnectionError(f"no mock server responds at {self.base_url}") from error
        return json.loads(text) if text else None
