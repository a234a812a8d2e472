"""A project of a fiscal year."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.new_or_edit import NewOrEditForm
from events.forms.lines import LinesField
from events.models import Project
from provinces.models import Office
from thai.calendar import fiscal_year, today
from thai.display import local_date
from thai.forms import BuddhistYearField, NumberField, ThaiDateField
from thai.numbers import read_ordinal
from thai.search import same_in_gist, without_spaces
from thai.templatetags.thai import fiscal_year_label
from thai.texts import typed_field


class _ByYear(ModelChoiceIterator):
    """The projects under their fiscal years, the newest first."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        rows = self.queryset.order_by("-fiscal_year", "title", "pk")
        for year, projects in groupby(rows, lambda project: project.fiscal_year):
            yield fiscal_year_label(year), [self.choice(project) for project in projects]


class _ProjectSelect(forms.Select):
    """Under the heading of its year a project needs its title alone (``data-short``, chooser.js)."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if isinstance(value, ModelChoiceIteratorValue):
            option["attrs"]["data-short"] = value.instance.title  # type: ignore[attr-defined]
        return option


class ProjectChoice(forms.ModelChoiceField):
    """A project by its title and fiscal year: one that goes on has the same title every year."""

    iterator = _ByYear

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=_ProjectSelect(attrs={"data-choose": ""}), **kwargs)

    def label_from_instance(self, obj: Project) -> str:
        """As the lists name it."""
        return f"{obj.title} · {fiscal_year_label(obj.fiscal_year)}"


def of_another_year(project: Project | None, first: date, last: date) -> Iterator[Question]:
    """Ask about a project whose fiscal year holds no day of an event; a project may be carried over."""
    if project and project.fiscal_year not in (fiscal_year(first), fiscal_year(last)):
        said = {"event": fiscal_year_label(fiscal_year(first)), "project": fiscal_year_label(project.fiscal_year)}
        fact = _("an event of %(event)s under a project of %(project)s") % said
        yield Question("other_fiscal_year", ("project",), fact)


class ActivityNumberField(NumberField):
    """Which activity of its project an event is, also as ``กิจกรรมที่ ๒``; gives an int or None."""

    reader = staticmethod(read_ordinal)
    example = gettext_lazy("Leave empty when it is not known.")

    def __init__(self, **kwargs):
        kwargs |= {"min_value": 1, "max_value": 999, "required": False}
        super().__init__(label=gettext_lazy("Activity number"), **kwargs)


class ProjectForm(NewOrEditForm, forms.ModelForm):
    """Enter a project, or change one (``instance``); unknown budget and approval stay empty."""

    fiscal_year = BuddhistYearField(
        label=gettext_lazy("Fiscal year (B.E.)"), ahead=5, help_text=gettext_lazy("For example 2563.")
    )
    objectives = LinesField(label=gettext_lazy("Objectives"), help_text=gettext_lazy("One objective per line."))
    approved_on = ThaiDateField(label=gettext_lazy("Approved on"), required=False, last=today)

    class Meta:
        model = Project
        formfield_callback = typed_field
        fields = ["title", "fiscal_year", "objectives", "budget", "approval_number", "approved_on"]
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}

    together = (("approval_number", "approved_on"),)

    def __init__(self, *args, office: Office | None, instance: Project | None = None, **kwargs):
        super().__init__(*args, instance=instance, record=instance, **kwargs)
        self.office = office
        self.fields["fiscal_year"].initial = fiscal_year(today())

    def questions(self) -> Iterator[Question]:
        """A project of the office that has this title in this year already, but for a word or a mark."""
        title, year = self.cleaned_data["title"], self.cleaned_data["fiscal_year"]
        others = self.beside(Project.objects.filter(office=self.office, fiscal_year=year))
        # The same but for spaces is refused, and not asked about.
        others = others.exclude(title_key=without_spaces(title))
        if twin := same_in_gist(title, others, attrgetter("title")):
            said = {"title": twin, "year": fiscal_year_label(year)}
            yield Question(
                "same_project", ("title", "fiscal_year"), _("another project beside “%(title)s” of %(year)s") % said
            )

    def clean_approved_on(self):
        """What is approved has been approved."""
        day = self.cleaned_data["approved_on"]
        if day and day > today():
            raise ValidationError(_("This day has not come yet. For example %(day)s.") % {"day": local_date(today())})
        return day

    def facts(self) -> dict:
        """What the verbs take: the columns, with the key of a new project or the version of a stored one."""
        return self.facts_of(self.Meta.fields)
