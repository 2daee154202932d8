"""What a person sets: the settings file, the options, and whose paper is meant."""

from pathlib import Path

import pytest

from stocktake.corpus.settings import Settings, assign, load, misspelt, with_options
from stocktake.extract.told import Told
from stocktake.model import Kind, SettingsError

PAPERS = (Path("north/plan.pdf"), Path("south/plan.pdf"), Path("north/Letter of May.docx"))


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "stocktake.toml"
    file.write_text(text, encoding=encoding)
    return file


def test_no_file_means_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load() == Settings()


def test_the_file_of_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, '[papers."plan.pdf"]\nkind = "position_statement"\ndate = 2023-06-30\narea = "North  vale"\n')
    monkeypatch.chdir(tmp_path)
    assert load().papers == {"plan.pdf": Told(Kind.POSITION, "2023-06-30", "North vale")}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = write(tmp_path, '[papers.plan]\ndate = "2023-06"\n', encoding="utf-8-sig")
    assert load(file).papers == {"plan": Told(date="2023-06")}


def test_the_cache_is_set_and_its_folder_starts_at_the_file(tmp_path: Path) -> None:
    settings = load(write(tmp_path, '[cache]\nenabled = false\nfolder = "kept"\n'))
    assert (settings.cache_enabled, settings.cache_folder) == (False, tmp_path / "kept")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[paper.x]\n", ["paper", "papers, cache"]),
        ('[papers.x]\ntitle = "A"\n', ["title", "kind, date, area"]),
        ('[papers.x]\nkind = "poem"\n', ["poem", "written_statement_of_action"]),
        ("[papers.x]\nkind = 3\n", ["3", "written_statement_of_action"]),
        ('[papers.x]\ndate = "June 2023"\n', ["June 2023", "2023-06"]),
        ('[papers.x]\ndate = "2023-02-30"\n', ["2023-02-30", "no such date"]),
        ("[papers.x]\ndate = 2023-06-30T10:00:00\n", ["not a date"]),
        ("[papers.x]\narea = 7\n", ["7", "area"]),
        ('papers = "x"\n', ["papers", "section"]),
        ('[cache]\nenabled = "no"\n', ["enabled", "true or false"]),
        ("[cache]\nfolder = 1\n", ["folder", "quotation marks"]),
        ("[cache]\nsize = 1\n", ["size", "enabled, folder"]),
        ("[papers.x\n", ["TOML"]),
    ],
)
def test_what_is_not_understood_is_named_with_what_is_allowed(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, text))
    assert all(word in str(caught.value) for word in [*words, "stocktake.toml"])


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no such settings file"):
        load(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match=r"cannot be opened"):
        load(tmp_path)
    with pytest.raises(SettingsError, match=r"not UTF-8"):
        load(write(tmp_path, 'area = "Bär"', encoding="cp1252"))


def test_options_are_collected_by_file() -> None:
    settings = with_options(Settings(), ["plan.pdf=Stocktake letter"], ["plan.pdf=2023-06", "a=b.txt=2022-01-31"], ["plan.pdf=Northvale"])
    assert settings.options == {"plan.pdf": Told(Kind.LETTER, "2023-06", "Northvale"), "a=b.txt": Told(date="2022-01-31")}


@pytest.mark.parametrize("text", ["plan.pdf", "=2023-06", "plan.pdf="])
def test_an_option_without_file_or_value_says_how_to_write_it(text: str) -> None:
    with pytest.raises(SettingsError, match=r"--date .* equals sign"):
        with_options(Settings(), [], [text], [])


def test_a_bad_value_in_an_option_names_the_option() -> None:
    with pytest.raises(SettingsError, match=r"--kind plan.pdf=poem: 'poem' is not a kind"):
        with_options(Settings(), ["plan.pdf=poem"], [], [])


def test_an_option_outranks_the_file_key_by_key() -> None:
    settings = Settings(
        papers={"Letter of May.docx": Told(date="2020-01", area="South")}, options={"Letter of May.docx": Told(date="2023-06")}
    )
    assert assign(settings, PAPERS) == {PAPERS[2]: Told(date="2023-06", area="South")}


def test_a_name_may_carry_its_folder_and_need_not_have_the_right_capitals() -> None:
    settings = Settings(options={"south/plan.pdf": Told(area="South"), "letter of may.DOCX": Told(area="North")})
    assert assign(settings, PAPERS) == {PAPERS[1]: Told(area="South"), PAPERS[2]: Told(area="North")}


def test_the_exact_name_comes_before_one_with_other_capitals() -> None:
    papers = (Path("Plan.pdf"), Path("plan.pdf"))
    assert assign(Settings(options={"plan.pdf": Told(area="A")}), papers) == {papers[1]: Told(area="A")}


def test_a_name_that_means_two_papers_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"several papers"):
        assign(Settings(options={"plan.pdf": Told(area="A")}), PAPERS)


def test_an_option_for_no_paper_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r'Did you mean "Letter of May.docx"\? The papers are: Letter of May.docx, plan.pdf\.'):
        assign(Settings(options={"Leter of May.docx": Told(area="A")}), PAPERS)
    with pytest.raises(SettingsError, match=r"The papers are: none"):
        assign(Settings(options={"x": Told(area="A")}), ())


def test_a_paper_of_the_settings_file_need_not_be_in_this_run() -> None:
    settings = Settings(papers={"minutes.html": Told(area="A")})
    assert assign(settings, PAPERS) == {}
    assert misspelt(settings, PAPERS) == ()


def test_a_misspelt_paper_of_the_settings_file_is_noted() -> None:
    settings = Settings(papers={"plam.pdf": Told(area="A")}, file=Path("stocktake.toml"))
    assert misspelt(settings, PAPERS) == ('stocktake.toml: "plam.pdf" is not among the papers. Did you mean "plan.pdf"?',)
