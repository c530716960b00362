"""Forms: labelled fields that understand what is typed, and forms that know what is not saved."""

from kommin_desktop.kit.forms.autosave import Autosave, AutosaveLabel, SaveState
from kommin_desktop.kit.forms.closing import ClosingForm
from kommin_desktop.kit.forms.controls.choices import CheckField, ChoiceField
from kommin_desktop.kit.forms.controls.control import Control, Problem
from kommin_desktop.kit.forms.controls.day_field import DateField
from kommin_desktop.kit.forms.controls.figures import NumberField, TimeField
from kommin_desktop.kit.forms.controls.picks import Found, PickField
from kommin_desktop.kit.forms.controls.texts import MultilineField, TextField
from kommin_desktop.kit.forms.controls.token_box import Entry
from kommin_desktop.kit.forms.controls.tokens import TokenField
from kommin_desktop.kit.forms.field import Field
from kommin_desktop.kit.forms.field_row import FieldRow
from kommin_desktop.kit.forms.footer import FormFooter, LeaveBar
from kommin_desktop.kit.forms.form import EditForm
from kommin_desktop.kit.forms.reason_bar import ReasonBar

__all__ = [
    "Autosave",
    "AutosaveLabel",
    "CheckField",
    "ChoiceField",
    "ClosingForm",
    "Control",
    "DateField",
    "EditForm",
    "Entry",
    "Field",
    "FieldRow",
    "FormFooter",
    "Found",
    "LeaveBar",
    "MultilineField",
    "NumberField",
    "PickField",
    "Problem",
    "ReasonBar",
    "SaveState",
    "TextField",
    "TimeField",
    "TokenField",
]
