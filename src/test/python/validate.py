"""Validates JSON texts against published schemas with jsonschema, formats on.

    python3 validate.py CASES BASE_URL SCHEMA...

CASES is a file of JSON Lines: {"schema": a name of SCHEMA... or a schema, "json": a JSON text}. Each SCHEMA is read from
BASE_URL + SCHEMA. Prints one line for each case: true, or what is wrong.
"""
import datetime
import json
import re
import sys
import urllib.request

from jsonschema import Draft202012Validator, RefResolver, draft202012_format_checker

cases, base, *names = sys.argv[1:]

# uri needs rfc3987, else it is ignored in silence
missing = {"uri", "uuid"} - draft202012_format_checker.checkers.keys()
if missing:
    sys.exit("jsonschema does not check " + ", ".join(sorted(missing)))


# jsonschema checks date-time only with rfc3339_validator, which Debian 12 does not have
DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII | re.IGNORECASE,
)


@draft202012_format_checker.checks("date-time", raises=ValueError)
def is_date_time(value):
    if not isinstance(value, str):
        return True
    match = DATE_TIME.fullmatch(value)
    return match is not None and bool(datetime.datetime(*map(int, match.groups())))


def validator(schema, url):
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(
        schema,
        # resolves references against the address that the schema was read from
        resolver=RefResolver(url, schema),
        format_checker=draft202012_format_checker,
    )


validators = {}
for name in names:
    with urllib.request.urlopen(base + name) as response:
        validators[name] = validator(json.load(response), base + name)

with open(cases, encoding="utf-8") as lines:
    for line in lines:
        case = json.loads(line)
        schema = case["schema"]
        chosen = validators[schema] if isinstance(schema, str) else validator(schema, "")
        try:
            error = next(chosen.iter_errors(json.loads(case["json"])), None)
            text = "true" if error is None else f"/{'/'.join(map(str, error.path))} {error.message}"
        except ArithmeticError as e:
            # multipleOf with a fraction raises one on 1e999
            text = f"raises {e!r}"
        # errors may quote lone surrogates, which standard output cannot hold
        print(ascii(text)[1:-1][:300])
