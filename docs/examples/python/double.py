"""The verbs of a test, over the control API, for one key: tests with keys of their own can run side by side."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Double:
    def __init__(self, base_url, key):
        self.base_url = base_url.rstrip("/")
        self.key = key

    def use(self, name):
        self._call("PUT", "/scenario", {"name": name, "key": self.key})

    def script(self, name, steps):
        self._call("PUT", f"/scenarios/{name}", {"description": "Written in a test.", "steps": steps})
        self.use(name)

    def requests(self):
        return self._call("GET", "/requests?" + urllib.parse.urlencode({"key": self.key}))["requests"]

    def verify(self, count=None, **match):
        question = {"match": {**match, "key": self.key}}
        if count:
            question["count"] = count
        verdict = self._call("POST", "/verify", question)
        if not verdict["pass"]:
            raise AssertionError(verdict["message"] + "\n" + json.dumps(verdict.get("nearest"), indent=2))

    def reset(self):
        self._call("POST", "/reset", {"key": self.key})

    def _call(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.base_url}/__admin{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error)["error"]["message"]) from None
        except urllib.error.URLError as error:
            raise ConnectionError(f"no double answers at {self.base_url}") from error
        return json.loads(text) if text else None
