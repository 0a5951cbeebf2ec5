from training.data import Article, Paragraph, Question
from training.mixture import Mixture, MixtureSettings

NAMES = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay"]


def paragraph(name: str, year: int) -> Paragraph:
    text = f"{name} was born in {year}. Later {name} opened a large shop by the river and sold tea there for years."
    start = text.index(str(year))
    born = Question(name, f"In which year was {name} born?", ((start, start + 4),))
    return Paragraph(text, (born, Question(f"{name} 2", f"In which year did {name} die?", ())))


TOWN = Article("Town", tuple(paragraph(name, 1900 + i) for i, name in enumerate(NAMES)))
NATURAL = Article("Sea", (Paragraph("The sea is wide.", (Question("n", "who owns the sea", ()),)),))
SETTINGS = MixtureSettings(chunk=40, shortest=5, middling=12)


def mixture(seed: int) -> Mixture:
    return Mixture([TOWN], [NATURAL], seed, SETTINGS)


def test_the_same_seed_and_chunk_give_the_same_examples() -> None:
    first = mixture(1)
    first.chunk(0)
    assert first.chunk(5) == mixture(1).chunk(5)


def test_another_seed_or_chunk_gives_others() -> None:
    assert mixture(1).chunk(0) != mixture(2).chunk(0)
    assert mixture(1).chunk(0) != mixture(1).chunk(1)


def test_every_answer_is_a_year_and_stands_in_its_passage() -> None:
    for example in mixture(1).chunk(0):
        if example.answer is not None:
            assert example.passage[slice(*example.answer)].startswith("190")


def test_unanswerable_passages_do_not_hold_the_year_of_birth_asked_for() -> None:
    years = {name: str(1900 + i) for i, name in enumerate(NAMES)}
    asked = [e for e in mixture(1).chunk(0) if e.answer is None and " die" not in e.question]
    assert asked
    for example in asked:
        assert not any(
            f"{name} was born in {years[name]}" in example.passage and name in example.question for name in NAMES
        )


def test_shares_come_out_as_set() -> None:
    examples = mixture(1).chunk(0)
    assert len(examples) == 40
    # 0.09 of 40 are 3.6, so 4, and 0.33 of 40 are 13.2, so 13; a typo leaves "sea" and "die" alone: both are short.
    assert sum("the sea" in example.question for example in examples) == 4
    assert sum(example.question.rstrip("?").endswith(" die") for example in examples) == 13


def test_passages_grow_towards_the_end_of_the_run() -> None:
    def words(done: float) -> int:
        return sum(len(e.passage.split()) for n in range(10) for e in mixture(1).chunk(n, done))

    assert words(0.0) < words(1.0)
