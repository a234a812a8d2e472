"""Correcting a labour graduate's posting, or taking one back that was entered by mistake."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.records import VersionedForm
from provinces.models import District, Subdistrict
from thai.forms import ThaiDateField
from thai.texts import LineField
from volunteers.models import GraduatePosting, PostingFacts
from volunteers.services.posting_facts import FACTS


class VoidPostingForm(VersionedForm):
    """Why a posting was a mistake."""

    typed: tuple[str, ...] = ("reason",)
    reason = LineField(
        label=_("Reason"), max_length=300, help_text=_("For example: entered for somebody of the same name.")
    )

    def __init__(self, *args, posting: GraduatePosting, **kwargs):
        super().__init__(*args, record=posting, **kwargs)

    def record_address(self) -> str:
        """The person's page."""
        return self.record.person.get_absolute_url()

    def record_name(self) -> str:
        """Who is posted."""
        return str(self.record.person)

    def facts(self) -> dict:
        """The keyword arguments of the verb."""
        return {name: self.cleaned_data[name] for name in (*self.typed, "version")}


class PostingForm(VoidPostingForm):
    """The facts of a posting as they should have been entered, and why they are corrected."""

    together = (("district", "subdistricts"), ("first_day", "last_day"))
    typed = (*FACTS, "subdistricts", "reason")
    field_order = ["district", "subdistricts", "first_day", "last_day", "contract", "degree", "institution", "reason"]
    district = forms.ModelChoiceField(District.objects.none(), label=_("District"))
    subdistricts = forms.ModelMultipleChoiceField(
        Subdistrict.objects.none(),
        label=_("Tambons covered"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first_day = ThaiDateField(label=_("From"))
    last_day = ThaiDateField(
        label=_("Until"), required=False, help_text=_("Leave empty while it goes on."), after="first_day"
    )
    contract = LineField(label=_("Contract"), max_length=60, required=False)
    degree = LineField(label=_("Degree"), max_length=120, required=False)
    institution = LineField(label=_("Institution"), max_length=160, required=False)

    def __init__(self, *args, posting: GraduatePosting, facts: PostingFacts, **kwargs):
        super().__init__(*args, posting=posting, **kwargs)
        inside = District.objects.filter(province=facts.district.province_id, has_graduates=True)
        cast(forms.ModelChoiceField, self.fields["district"]).queryset = inside
        # Any of the province is understood: somebody else may have chosen another district meanwhile.
        covered = cast(forms.ModelMultipleChoiceField, self.fields["subdistricts"])
        covered.queryset = Subdistrict.objects.filter(district__in=inside, valid_to=None)
        shown = covered.queryset.filter(district=facts.district)
        covered.choices = [(tambon.pk, covered.label_from_instance(tambon)) for tambon in shown]
        self.fields["reason"].help_text = _("For example: the contract begins a month later.")

    def values_of(self, record: GraduatePosting) -> dict:
        """What is known of the posting now."""
        facts = record.facts.known().select_related("district").get()
        covered = [place.pk for place in facts.subdistricts.all()]
        known = {name: getattr(facts, name) for name in FACTS}
        return known | {"district": facts.district_id, "subdistricts": covered, "reason": ""}

    def clean(self) -> dict:
        """Tambons of another district do not come along."""
        data = super().clean() or self.cleaned_data
        district = data.get("district")
        if district and "subdistricts" in data:
            data["subdistricts"] = [place for place in data["subdistricts"] if place.district_id == district.pk]
        return data
