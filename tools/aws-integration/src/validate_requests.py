"""Holds requests against botocore's models of the services: members and types, and what botocore itself leaves unchecked:
enums, patterns, lengths and ranges. Reads a JSON list of requests on stdin; prints each operation with its count.
Exit code 1 where a request breaks its model.
"""

import json
import sys
from collections import Counter
from urllib.parse import parse_qs, unquote, urlsplit

import botocore.session
import regex
from botocore.validate import ParamValidator

S3_OPERATIONS = {
    ("PUT", True): "PutObject",
    ("GET", True): "GetObject",
    ("HEAD", True): "HeadObject",
    ("DELETE", True): "DeleteObject",
    ("GET", False): "ListObjectsV2",
}


def s3_request(request):
    """S3 says what it is asked for in method, path and query."""
    url = urlsplit(request["path"])
    bucket, _, key = unquote(url.path).lstrip("/").partition("/")
    query = parse_qs(url.query)
    parameters = {"Bucket": bucket, **({"Key": key} if key else {"Prefix": query["prefix"][0]})}
    return S3_OPERATIONS[request["operation"], bool(key)], parameters


SCALARS = {"integer": int, "long": int, "float": float, "double": float, "boolean": "true".__eq__}


def from_query(shape, form, read, prefix=""):
    """A value of the query protocol, whose lists and maps are numbered keys; adds each key that it takes to `read`."""

    def numbered(kind):
        start = prefix if shape.serialization.get("flattened") else f"{prefix}.{kind}"
        number = 1
        while any(key == f"{start}.{number}" or key.startswith(f"{start}.{number}.") for key in form):
            yield f"{start}.{number}"
            number += 1

    if shape.type_name == "structure":
        names = {name: member.serialization.get("name", name) for name, member in shape.members.items()}
        values = {
            name: from_query(member, form, read, f"{prefix}.{names[name]}" if prefix else names[name])
            for name, member in shape.members.items()
        }
        return {name: value for name, value in values.items() if value is not None} or (None if prefix else {})
    if shape.type_name == "list":
        kind = shape.member.serialization.get("name", "member")
        return [from_query(shape.member, form, read, place) for place in numbered(kind)] or None
    if shape.type_name == "map":
        key, value = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")
        entries = numbered("entry")
        pairs = [(from_query(shape.key, form, read, f"{at}.{key}"), from_query(shape.value, form, read, f"{at}.{value}")) for at in entries]
        return dict(pairs) or None
    if prefix not in form:
        return None
    read.add(prefix)
    return SCALARS.get(shape.type_name, str)(form[prefix])


def broken_rules(shape, value, place):
    """What botocore leaves unchecked, by place."""
    rules = shape.metadata
    if shape.type_name == "structure":
        for name, member in value.items():
            if name in shape.members:
                yield from broken_rules(shape.members[name], member, f"{place}.{name}")
            else:
                yield f"{place}: the service does not know {name}"
    elif shape.type_name == "list":
        yield from out_of_range(rules, len(value), f"{place}'s length")
        for index, member in enumerate(value):
            yield from broken_rules(shape.member, member, f"{place}[{index}]")
    elif shape.type_name == "map":
        yield from out_of_range(rules, len(value), f"{place}'s size")
        for name, member in value.items():
            yield from broken_rules(shape.key, name, f"{place}'s key {name}")
            yield from broken_rules(shape.value, member, f"{place}.{name}")
    elif shape.type_name == "string":
        yield from out_of_range(rules, len(value), f"{place}'s length")
        if "enum" in rules and value not in rules["enum"]:
            yield f"{place}: {value!r} is none of {rules['enum']}"
        # Some models write a length after the end of the text, which is no regular expression.
        pattern = regex.sub(r"\$\{\d+,\d+\}$", "", rules.get("pattern", "(?s).*"))
        if not regex.fullmatch(pattern, value):
            yield f"{place}: {value!r} does not match {pattern}"
    elif shape.type_name in ("integer", "long", "float", "double"):
        yield from out_of_range(rules, value, place)


def out_of_range(rules, number, place):
    if number < rules.get("min", number) or number > rules.get("max", number):
        yield f"{place}: {number} is not from {rules.get('min')} to {rules.get('max')}"


def violations(request, session):
    name = {"states": "stepfunctions", "servicequotas": "service-quotas"}.get(request["service"], request["service"])
    model = session.get_service_model(name)
    operation, parameters = request["operation"], None
    if name == "s3":
        operation, parameters = s3_request(request)
    shape = model.operation_model(operation).input_shape
    unread = []
    if name == "sns":
        form = {key: values[0] for key, values in parse_qs(request["body"], keep_blank_values=True).items()}
        read = {"Action", "Version"}
        parameters = from_query(shape, form, read)
        unread = sorted(form.keys() - read)
    elif parameters is None:
        parameters = json.loads(request["body"])
    place = f"{name} {operation}"
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        return place, [f"{place}: {line}" for line in report.generate_report().splitlines()]
    unknown = [f"{place}: the service does not know {key}" for key in unread]
    return place, unknown + list(broken_rules(shape, parameters, place))


session = botocore.session.Session()
counts, broken = Counter(), []
for request in json.load(sys.stdin):
    operation, found = violations(request, session)
    counts[operation] += 1
    broken.extend(found)
for operation, count in sorted(counts.items()):
    print(f"{count:6} {operation}")
for violation in sorted(set(broken)):
    print(violation, file=sys.stderr)
sys.exit(1 if broken else 0)
