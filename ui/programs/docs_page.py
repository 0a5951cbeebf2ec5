"""The OpenAPI description → one plain page of HTML, which asks no host for anything."""

from __future__ import annotations

import json
from html import escape
from typing import Any

Json = dict[str, Any]

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;padding:.8rem;border:1px solid #8888}"
    "h2{margin-top:2rem;font-size:1.1rem}td{padding:.1rem 1rem .1rem 0;vertical-align:top}"
)


def docs_page(openapi: Json) -> str:
    """Return the page: every path with what it takes."""
    calls = "".join(
        _call(openapi, method, path, call) for path, each in openapi["paths"].items() for method, call in each.items()
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pullquote for programs</title>'
        f"<style>{STYLE}</style></head><body><h1>Pullquote for programs</h1>"
        f'<p>The same as <a href="openapi.json">OpenAPI</a>.</p>{calls}</body></html>'
    )


def _call(openapi: Json, method: str, path: str, call: Json) -> str:
    rows = [(each["name"], each["schema"], each.get("description", "")) for each in call.get("parameters", ())]
    body = call.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    fields = openapi["components"]["schemas"][body["$ref"].rpartition("/")[2]]["properties"] if body else {}
    rows += [(name, schema, schema.get("description", "")) for name, schema in fields.items()]
    example = {name: schema["examples"][0] for name, schema in fields.items() if schema.get("examples")}
    shown = f"<pre>{escape(json.dumps(example, indent=2))}</pre>" if example else ""
    table = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(_kind(schema))}</td><td>{escape(about)}</td></tr>"
        for name, schema, about in rows
    )
    return (
        f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(call['summary'])}</p>"
        f"<table>{table}</table>{shown}"
    )


def _kind(schema: Json) -> str:
    """The type in words, such as "string or null"."""
    kinds = [each.get("type", "object") for each in schema.get("anyOf", [schema])]
    return " or ".join(dict.fromkeys(kinds))
