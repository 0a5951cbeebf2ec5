"""Doors for programs: one set of calls, as REST, OpenAI chat completions, MCP tools and gradio endpoints."""
