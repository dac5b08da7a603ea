"""What is wrong with Tracx participants, said of things ("2 first names") rather than of cells and columns."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unique_id.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 ID begins or ends with a blank."),
        N_("{n} IDs begin or end with a blank."),
    ),
    "unique_id.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 ID has characters that cannot be seen."),
        N_("{n} IDs have characters that cannot be seen."),
    ),
    "unique_id.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 ID is longer than {most} characters."),
        N_("{n} IDs are longer than {most} characters."),
    ),
    "unique_id.alpha_dash": ProblemWords(
        N_("Only letters, numbers, - and _ can stand in an ID, without blanks."),
        N_("1 ID has other characters than letters, numbers, - and _."),
        N_("{n} IDs have other characters than letters, numbers, - and _."),
    ),
    "first_name.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 first name begins or ends with a blank."),
        N_("{n} first names begin or end with a blank."),
    ),
    "first_name.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 first name has characters that cannot be seen."),
        N_("{n} first names have characters that cannot be seen."),
    ),
    "first_name.accents": ProblemWords(
        N_("The accents are broken: “{value}”."),
        N_("1 first name has broken accents."),
        N_("{n} first names have broken accents."),
    ),
    "first_name.lost_letter": ProblemWords(
        N_("A letter of “{value}” is lost. Open the file with another encoding, or type the letter."),
        N_("1 first name has lost a letter."),
        N_("{n} first names have lost letters."),
    ),
    "first_name.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 first name is longer than {most} characters."),
        N_("{n} first names are longer than {most} characters."),
    ),
    "first_name.required": ProblemWords(
        N_("The first name is empty here, and Tracx needs it."),
        N_("1 row has no first name."),
        N_("{n} rows have no first name."),
    ),
    "last_name.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 last name begins or ends with a blank."),
        N_("{n} last names begin or end with a blank."),
    ),
    "last_name.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 last name has characters that cannot be seen."),
        N_("{n} last names have characters that cannot be seen."),
    ),
    "last_name.accents": ProblemWords(
        N_("The accents are broken: “{value}”."),
        N_("1 last name has broken accents."),
        N_("{n} last names have broken accents."),
    ),
    "last_name.lost_letter": ProblemWords(
        N_("A letter of “{value}” is lost. Open the file with another encoding, or type the letter."),
        N_("1 last name has lost a letter."),
        N_("{n} last names have lost letters."),
    ),
    "last_name.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 last name is longer than {most} characters."),
        N_("{n} last names are longer than {most} characters."),
    ),
    "last_name.required": ProblemWords(
        N_("The last name is empty here, and Tracx needs it."),
        N_("1 row has no last name."),
        N_("{n} rows have no last name."),
    ),
    "team_name.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 team begins or ends with a blank."),
        N_("{n} teams begin or end with a blank."),
    ),
    "team_name.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 team has characters that cannot be seen."),
        N_("{n} teams have characters that cannot be seen."),
    ),
    "team_name.accents": ProblemWords(
        N_("The accents are broken: “{value}”."),
        N_("1 team has broken accents."),
        N_("{n} teams have broken accents."),
    ),
    "team_name.lost_letter": ProblemWords(
        N_("A letter of “{value}” is lost. Open the file with another encoding, or type the letter."),
        N_("1 team has lost a letter."),
        N_("{n} teams have lost letters."),
    ),
    "team_name.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 team is longer than {most} characters."),
        N_("{n} teams are longer than {most} characters."),
    ),
    "start_number.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 start number begins or ends with a blank."),
        N_("{n} start numbers begin or end with a blank."),
    ),
    "start_number.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 start number has characters that cannot be seen."),
        N_("{n} start numbers have characters that cannot be seen."),
    ),
    "start_number.too_long": ProblemWords(
        N_("This is longer than {most} characters."),
        N_("1 start number is longer than {most} characters."),
        N_("{n} start numbers are longer than {most} characters."),
    ),
    "start_number.alpha_dash": ProblemWords(
        N_("Only letters, numbers, - and _ can stand in a start number, without blanks."),
        N_("1 start number has other characters than letters, numbers, - and _."),
        N_("{n} start numbers have other characters than letters, numbers, - and _."),
    ),
    "chip_code.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 chip code begins or ends with a blank."),
        N_("{n} chip codes begin or end with a blank."),
    ),
    "chip_code.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 chip code has characters that cannot be seen."),
        N_("{n} chip codes have characters that cannot be seen."),
    ),
    "date_of_birth.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 birth date begins or ends with a blank."),
        N_("{n} birth dates begin or end with a blank."),
    ),
    "date_of_birth.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 birth date has characters that cannot be seen."),
        N_("{n} birth dates have characters that cannot be seen."),
    ),
    "country_code.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 country begins or ends with a blank."),
        N_("{n} countries begin or end with a blank."),
    ),
    "country_code.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 country has characters that cannot be seen."),
        N_("{n} countries have characters that cannot be seen."),
    ),
    "gender.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 gender begins or ends with a blank."),
        N_("{n} genders begin or end with a blank."),
    ),
    "gender.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 gender has characters that cannot be seen."),
        N_("{n} genders have characters that cannot be seen."),
    ),
    "state.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 state begins or ends with a blank."),
        N_("{n} states begin or end with a blank."),
    ),
    "state.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 state has characters that cannot be seen."),
        N_("{n} states have characters that cannot be seen."),
    ),
    "race_id.blanks": ProblemWords(
        N_("There is a blank before or after the text."),
        N_("1 race begins or ends with a blank."),
        N_("{n} races begin or end with a blank."),
    ),
    "race_id.invisible": ProblemWords(
        N_("There are characters here that cannot be seen."),
        N_("1 race has characters that cannot be seen."),
        N_("{n} races have characters that cannot be seen."),
    ),
}
