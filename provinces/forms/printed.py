"""What offices type about their province: figures that a source printed."""

from collections.abc import Iterator
from operator import attrgetter
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.asking import Question
from accounts.models import User
from accounts.new_or_edit import NewOrEditForm
from provinces.access import printed_figures_of
from provinces.models import Province, ReportedFigure
from thai.calendar import today
from thai.display import local_number
from thai.forms import NumberField, ThaiDateField
from thai.search import same_in_gist
from thai.texts import WebAddressField, typed_field


class ReportedFigureForm(NewOrEditForm, forms.ModelForm):
    """A printed figure, new or stored (``instance``); ``user`` tells about which provinces."""

    together = (("source", "source_url"),)
    day = ThaiDateField(label=gettext_lazy("Day"), help_text=gettext_lazy("The day that the figure is about."))
    value = NumberField(label=gettext_lazy("Value as printed"), max_value=10_000_000)
    source_url = WebAddressField(label=gettext_lazy("Source address"), required=False)

    class Meta:
        model = ReportedFigure
        formfield_callback = typed_field
        fields = ["province", "figure", "day", "value", "source", "source_url"]
        help_texts = {"source": gettext_lazy("For example the press release of 13 March 2020.")}

    def __init__(self, *args, user: User, instance: ReportedFigure | None = None, **kwargs):
        super().__init__(*args, instance=instance, record=instance, **kwargs)
        own = Province.objects.filter(printed_figures_of(user).q("pk"))
        cast(forms.ModelChoiceField, self.fields["province"]).queryset = own
        if instance:
            # What was printed of a province is never another one's: that would be another figure.
            del self.fields["province"]

    def clean_day(self):
        """Nobody has printed a figure of a day to come."""
        day = self.cleaned_data["day"]
        if day > today():
            raise ValidationError(_("This day lies ahead. For example 28 Nov 2019."))
        return day

    def questions(self) -> Iterator[Question]:
        """The same figure of the same day and source is there already, but for a word or a mark of its source."""
        data = self.cleaned_data
        province = self.instance.province if self.instance.pk else data["province"]
        own = self.beside(ReportedFigure.objects.filter(province=province, figure=data["figure"], day=data["day"]))
        # The same source to the letter is refused, and not asked about.
        others = own.exclude(source=data["source"])
        if twin := same_in_gist(data["source"], others, attrgetter("source")):
            fact = _("another source beside “%(source)s”, which says %(value)s")
            said = {"source": twin.source, "value": local_number(twin.value)}
            yield Question("same_figure", ("source", "value", "figure", "day"), fact % said)

    def facts(self) -> dict:
        """What the verbs take: the columns, with the key of a new figure or the version of a stored one."""
        return self.facts_of(self.Meta.fields)

    def _post_clean(self) -> None:
        """The instance stays as it is stored; the service writes."""
