"""The two real banks: a hundred questions of each, read by hand, and every known quirk."""

import hashlib
import re
from functools import cache

import pytest

from data.imports.bank.reading import BankDraft, Examined, Verdict, read_bank
from tests.data.bank_cases import SAMPLES, keys

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"the real files are not at {SAMPLES.name}: nothing is checked"
)

# Index in the file and print of stem, options and answer: drawn by lot, each read from the raw file
# and compared by eye. Blanks and white space are left out of the print.
WORD = {
    10: "c59f4993f4ab",
    16: "a8e0d7efa11a",
    31: "28c17b4fec57",
    80: "339267058d6e",
    96: "70cb44b6e043",
    103: "7b7266b6c732",
    125: "4e15ce5f85a3",
    166: "cd2d487b0938",
    261: "1c2fade012d8",
    302: "e1df8aa9110d",
    308: "5b98488c6ef1",
    318: "d21502bcd363",
    322: "9a56c2f988d2",
    336: "efa7ec763bf2",
    376: "82bf11c73aeb",
    393: "082f4a4a872a",
    410: "7596051840fb",
    467: "cc2bc87783c2",
    472: "6e378f6c9ab2",
    476: "c725e0e89f92",
    482: "add6fc01e42f",
    523: "c8353e05836c",
    542: "52c8439e686f",
    552: "8ac812be13ac",
    608: "cbd9c9312b0b",
    656: "0e1c5e82a33a",
    672: "eec59ba769c9",
    698: "8c42924b54cc",
    699: "d408f1d5b931",
    715: "3285eeec9724",
    717: "56feb876e1cf",
    740: "b6bc9cff3022",
    784: "2bb2ee4bd9cc",
    800: "18479b254d58",
    860: "79f92ea96ec2",
    890: "839eca3e77b9",
    897: "5a30407770ec",
    907: "ff25f88762f3",
    944: "c70c10383d2d",
    960: "6eff1aa9faa0",
    999: "df9b85bb5e0e",
    1002: "dae7193e0607",
    1010: "90a2e26af5e3",
    1026: "fa10f8a2e5e9",
    1077: "76b34309d5c6",
    1084: "a02db220d08e",
    1087: "36dbd29aaf0c",
    1150: "db2d064219ff",
    1246: "d9ce03c1245d",
    1254: "211be0be0152",
    1258: "d6984034c85a",
    1261: "58647ed7433e",
    1272: "5a5d25284a42",
    1285: "5d11a0ac2e72",
    1343: "ed33356bc322",
    1382: "4a3be1fea725",
    1406: "3cb46a3cadca",
    1408: "95f2f5b74199",
    1409: "7c344334b8b8",
    1427: "a065adf6dbf1",
    1435: "e0d3e8278554",
    1438: "539e6038a811",
    1481: "8605bab6028d",
    1483: "dc4fa8fba9e2",
    1491: "ddf235e8e76c",
    1517: "1dc003d87cd6",
    1518: "050c5ad7433d",
    1530: "0fc212e89476",
    1533: "2410aaf58d82",
    1559: "85f3088aa612",
    1575: "55d8f0d4f249",
    1607: "710006b842cf",
    1612: "21a377c3dd0a",
    1614: "1632f83b908a",
    1621: "ba80d1265f62",
    1675: "ed4cca3a179a",
    1695: "152b1f0dbdfb",
    1767: "6c2e336821a3",
    1768: "811ea4a8d48e",
    1778: "943c5df7157e",
    1881: "958f43dab872",
    1889: "f15dba445503",
    1901: "9df0b74719b0",
    1916: "8107537367b4",
    1920: "b9759f07f70b",
    1935: "1d897ad39c49",
    1947: "e03b1468c65b",
    1949: "5d08af6b2cdb",
    1958: "b36c7e36ea96",
    1964: "fc69cc3bd389",
    1975: "a3dad481c705",
    2015: "78c509b64cf3",
    2017: "4be1c75fce97",
    2046: "187a712c38b9",
    2104: "a0ee2ee8f867",
    2124: "3c391f59bdd6",
    2126: "32a1c9af1b36",
    2133: "c011c755cf9b",
    2157: "7de54dfee01c",
    2158: "4a1fe44ad3c0",
}
SHEET = {
    14: "0061536f146b",
    29: "8c67d00c40b2",
    36: "95ded6762c53",
    44: "fac87ed4cd30",
    47: "bc2f09c5ee45",
    53: "093d6f9cd394",
    58: "f6d976f59fcb",
    61: "a692d27bb7fa",
    63: "61894f2e21e0",
    73: "2b6e3f13dbc8",
    78: "58b590b0c33f",
    83: "6652347ab38a",
    107: "93e5fd473325",
    117: "c48288713ae7",
    142: "b9adeda61198",
    168: "68b7d43e3968",
    170: "69795ded539a",
    177: "ec4994ef2791",
    180: "63a13204f477",
    193: "9aeb6d028b7c",
    205: "b5fd89a47fc8",
    207: "cec66394b777",
    209: "f014b577d815",
    214: "2055642652b0",
    220: "f495678e07ba",
    222: "f6b62e98e598",
    229: "ca44372fa067",
    232: "1682ea52f49a",
    237: "8b8bf759717f",
    238: "744325584cc5",
    244: "e69cb5c49999",
    251: "107852c684db",
    265: "4f8330794e09",
    267: "42fb9428e377",
    276: "9dbbdd761470",
    279: "91e009e5886b",
    283: "8a0538a8a516",
    287: "d625f4108651",
    302: "981066f12d5d",
    303: "8295760b1b60",
    304: "3c84dd362e75",
    309: "c82022169798",
    313: "7d79983fde31",
    320: "fe47a1f34813",
    331: "cb1567bd0785",
    362: "c389ee90af9f",
    379: "726f0246bea9",
    382: "be2b9388d252",
    392: "0dc358837af6",
    393: "697554ecc1ef",
    397: "188fded3663c",
    432: "49dfe62c303e",
    440: "8128742ca439",
    459: "e0714b9351c5",
    487: "5eaa4a04a5ba",
    506: "f8b9a5085421",
    519: "a9dc31e1d74a",
    526: "117ba377297f",
    527: "598a95794ff8",
    535: "5fccbcf4e20f",
    542: "7e8c7df0657c",
    546: "e16ffc11c113",
    550: "27a1a4b1cd50",
    556: "0e57885f02ec",
    567: "e18484c8bc58",
    570: "8bcf1811f20e",
    582: "a05c6f719712",
    585: "109239b083d1",
    587: "8d79fa148ba9",
    600: "94d21f67c8ca",
    608: "ac977e2f3622",
    625: "8d66fdf05453",
    631: "005b090a074d",
    638: "46d21dd428a4",
    641: "f392bca6526f",
    652: "f5e9c74ab100",
    660: "b3a6a34429df",
    662: "5e6f57d1fc28",
    671: "9d705224d752",
    678: "2a73468b4337",
    680: "27e781fc9e77",
    690: "7d998de074dd",
    693: "2e5b88861312",
    703: "698c840a8f4a",
    713: "2db6579e3c07",
    714: "537b7909af4d",
    716: "9ac47f28b446",
    766: "cca9c0854d5a",
    770: "4dfdec09a18f",
    773: "e638b9367c07",
    774: "6eb3041c769f",
    780: "64c1652d3434",
    789: "d5743b9aa55a",
    794: "18c15696f39d",
    803: "fb765920d794",
    811: "63de114d112b",
    814: "1081743fc9f1",
    826: "6bf39f826b0d",
    840: "293a2fb47969",
    864: "73d56a56113a",
}


@cache
def sample(name: str) -> BankDraft:
    """Reads a real file, once."""
    return read_bank((SAMPLES / name).read_bytes(), name)


def fingerprint(one: Examined) -> str:
    """Returns a question's print, comparable with one made by hand from the raw file."""
    question = one.question
    assert question
    stem = re.sub(r"_{2,}|[（(【]\s*[)）】]", "", question.stem)
    options = question.options or one.found.options
    answer = "".join("ABCDEFGHIJKL"[place] for place in question.answer)
    parts = [re.sub(r"\s+", "", part) for part in (stem, *options)]
    return hashlib.sha256("\n".join([*parts, answer]).encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("name", "many", "prints"),
    [("bank-2162.docx", 2_162, WORD), ("bank-answer-first.xlsx", 884, SHEET)],
)
def test_a_hundred_questions_are_read_as_a_person_reads_them(
    name: str, many: int, prints: dict[int, str]
) -> None:
    questions = sample(name).questions
    assert len(questions) == many
    wrong = [place for place in prints if fingerprint(questions[place]) != prints[place]]
    assert len(prints) == 100
    assert wrong == []


def doubts(name: str) -> dict[str, list[str]]:
    """Returns the numbers of the doubtful questions by their reason."""
    found: dict[str, list[str]] = {}
    for one in sample(name).questions:
        if one.verdict is Verdict.DOUBTFUL:
            for key in keys(one):
                found.setdefault(key, []).append(one.found.number)
    return found


def test_the_quirks_of_the_document_are_seen() -> None:
    draft, doubtful = sample("bank-2162.docx"), doubts("bank-2162.docx")
    assert draft.count(Verdict.REFUSED) == 0
    assert doubtful["bank-doubt-date"] == ["2103", "2110"]
    assert doubtful["bank-doubt-option-long"] == ["1405"]
    assert doubtful["bank-doubt-same-options"] == [
        *("745", "778", "1006", "1151", "1447", "1498", "1736")
    ]
    assert len(doubtful["bank-doubt-twin"]) == 12
    mended = [one.found.number for one in draft.questions if one.verdict is Verdict.MENDED]
    assert mended == ["964"]
    kinds = [one.question.kind for one in draft.questions if one.question]
    assert kinds.count("multiple") == 550
    # One of the 645 questions with two options asks 可以 or 应当.
    assert kinds.count("judge") == 644


def test_the_quirks_of_the_sheet_are_seen() -> None:
    draft, doubtful = sample("bank-answer-first.xlsx"), doubts("bank-answer-first.xlsx")
    assert draft.count(Verdict.REFUSED) == 0
    rows = [one.found.row for one in draft.questions if "bank-doubt-date" in keys(one)]
    assert rows == [194, 201, 410, 421, 498, 574, 645, 741, 846]
    assert len(doubtful["bank-doubt-near"]) == 2
    begun = [one.question for one in draft.questions if one.found.stem.startswith("        ")]
    assert len(begun) == 24
    assert all(one and one.stem.startswith("____") for one in begun)
    shares = next(one.question for one in draft.questions if one.found.row == 326)
    assert shares
    assert shares.options == ("31%", "51%", "71%", "91%")


@pytest.mark.parametrize("name", ["bank-2162.docx", "bank-answer-first.xlsx"])
def test_the_same_file_is_the_same_bank(name: str) -> None:
    questions = (one.question for one in sample(name).questions)
    known = {one.key: one for one in questions if one}
    again = read_bank((SAMPLES / name).read_bytes(), name, known)
    assert [one.question and one.question.key for one in again.questions] == [
        one.question and one.question.key for one in sample(name).questions
    ]
    assert not any("stored" in key for one in again.questions for key in keys(one))
