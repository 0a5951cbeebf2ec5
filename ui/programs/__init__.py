"""Interfaces for programs: the same calls as REST, OpenAI chat completions, MCP tools and gradio endpoints."""
