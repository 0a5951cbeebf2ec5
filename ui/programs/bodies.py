"""What requests of programs hold, as pydantic models: from these FastAPI checks bodies and writes its OpenAPI page.

Types are strict: a number in quotes is no number. Limits on length are those of `Api`, which checks them.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pullquote.ui.programs.api import Limits


def whole(value: Any) -> Any:
    """2 for 2.0, which to JSON is a whole number, too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


CHARACTERS = Limits().characters
Words = Annotated[str, Field(pattern=r"[\p{L}\p{N}]", max_length=CHARACTERS)]
"""Text that contains at least one letter or digit."""
History = Annotated[list[Annotated[str, Field(max_length=CHARACTERS)]], Field(max_length=Limits().history)]


Whole = Annotated[int, BeforeValidator(whole)]
SOME = ["Where is Alipay accepted?", "Who wrote Hamlet?"]


class Body(BaseModel):
    """A JSON object; names that it does not know are an error."""

    model_config = ConfigDict(strict=True, extra="forbid")


Date = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Filtered(Body):
    """Which articles are asked; all where nothing is given."""

    articles: list[str] | None = Field(None, description="Names of articles, or patterns such as press/*.")
    tags: list[str] | None = Field(None, description="Tags that an article must all have.")
    author: str | None = Field(None, description="Part of the author's name.")
    language: str | None = Field(None, description="A language, such as en.")
    after: Date | None = Field(None, description="A date; articles of that date or later.")
    before: Date | None = Field(None, description="A date; articles of an earlier one.")
    collection: str | None = Field(None, description="The top-level folder of the article.")


class Ask(Filtered):
    """One question."""

    question: Words = Field(description="The question, in plain words.", examples=["Where is Alipay accepted?"])
    history: History = Field([], description="Earlier questions of the conversation, oldest first.")
    threshold: float | None = Field(None, ge=0, le=1, description="The confidence an answer needs.")


class Numbered(Body):
    """One question of many."""

    question: Words
    history: History = []
    id: Annotated[str, Field(max_length=CHARACTERS)] | Whole | None = None


class Batch(Filtered):
    """Many questions."""

    questions: list[Words | Numbered] = Field(
        max_length=Limits().batch, examples=[["Where is Alipay accepted?", "Who wrote Hamlet?"]]
    )
    threshold: float | None = Field(None, ge=0, le=1)


class Search(Filtered):
    """Words to find passages for."""

    question: Words = Field(examples=["offices abroad"])
    count: Whole = Field(10, ge=1, le=50, description="How many passages.")
    read: bool = Field(False, description="Also return the best span of each passage.")


class ChatMessage(BaseModel):
    """A message of a conversation, as OpenAI has it; other names in it are ignored."""

    role: str
    content: str | list[dict[str, Any]] | None = None


class StreamOptions(BaseModel):
    """What a stream ends with."""

    include_usage: bool = False


class ChatRequest(Filtered):
    """The names of OpenAI's request that mean something here; all others are ignored. Filters are ours."""

    model_config = ConfigDict(strict=False, extra="ignore")

    messages: list[ChatMessage] = Field(
        min_length=1, examples=[[{"role": "user", "content": "Where is Alipay accepted?"}]]
    )
    model: str = "pullquote"
    stream: bool = False
    stream_options: StreamOptions | None = None
