#include "base/utf8.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vedette::briefing {

namespace {

using ItemsById = std::map<std::string_view, const ChronologyItem*>;

bool is_denial(const Evidence& evidence) {
    return evidence.status == Status::negated ||
           (!evidence.chain.empty() && evidence.chain.front().stance == Stance::denies);
}

std::string voucher(const Evidence& evidence) {
    if (!evidence.chain.empty()) {
        return evidence.chain.front().name;
    }
    return evidence.outlet.empty() ? "a report that names no outlet" : evidence.outlet;
}

DisputedClaim claim_of(const DisputedValue& value, const std::string& field, const CaseIndex& index) {
    DisputedClaim claim;
    claim.value =
        field == "when" ? date_in_words(one_line(value.value)) : value_in_words(one_line(value.value));
    claim.source = index.source_in_words(value.source);
    claim.date = date_in_words(one_line(value.date));
    claim.event = value.mention;
    if (const EventRecord* event = index.event(value.mention)) {
        claim.evidence = evidence_of(*event, index);
        if (!claim.evidence->chain.empty()) {
            claim.stance = claim.evidence->chain.front().stance;
        }
    }
    return claim;
}

void compose_disputes(const CaseView& view, const CaseIndex& index, const ItemsById& items, Brief& brief) {
    for (const Development& development : view.developments) {
        const auto item = items.find(development.id);
        if (item == items.end()) {
            continue;
        }
        for (const Dispute& dispute : development.disputes) {
            DisputeItem shown;
            shown.development = development.id;
            shown.field = field_in_words(one_line(dispute.field));
            shown.about = item->second->about();
            if (dispute.bounds) {
                shown.bounds = "low " + number_in_words(dispute.bounds->low) + ", best " + number_in_words(dispute.bounds->best) + ", high " +
                               (dispute.bounds->high ? number_in_words(*dispute.bounds->high) : "not known");
            }
            for (const DisputedValue& value : dispute.values) {
                shown.claims.push_back(claim_of(value, dispute.field, index));
            }
            brief.disputes.push_back(std::move(shown));
        }
    }
}

void compose_denials(Brief& brief) {
    const auto add = [](std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const ChronologyItem& item : brief.chronology) {
        DenialItem denial;
        for (const Evidence& evidence : item.evidence) {
            if (is_denial(evidence)) {
                add(denial.denied_by, voucher(evidence));
                denial.events.push_back(evidence.event);
            } else {
                add(denial.asserted_by, voucher(evidence));
            }
        }
        if (!denial.events.empty()) {
            denial.development = item.id;
            denial.about = item.about();
            brief.denials.push_back(std::move(denial));
        }
    }
}

std::string source_name(const ClaimRow& claim, const CaseIndex& index) {
    const std::string name = one_line(claim.source_name.empty() ? claim.source_words : claim.source_name);
    if (name.empty()) {
        return claim.source_code.empty() ? "unnamed source" : index.name_of_code(claim.source_code);
    }
    return name;
}

// Of the spellings of one name, that which is not owed to the head of a sentence: small letters come last in the order of bytes.
std::string as_written_within(const std::vector<const ClaimRow*>& claims, const CaseIndex& index) {
    std::string name;
    for (const ClaimRow* claim : claims) {
        name = std::max(name, source_name(*claim, index));
    }
    return name;
}

ClaimLine line_of(const ClaimRow& claim, const CaseIndex& index) {
    ClaimLine line;
    line.id = claim.id;
    line.report = claim.report;
    if (const ReportRow* report = index.report(claim.report)) {
        line.date = date_in_words(report->published);
        line.outlet = one_line(report->outlet);
    }
    line.stance = claim.stance;
    line.is_direct = claim.is_direct;
    line.words = shortened(one_line(claim.content_words), 600);
    return line;
}

void compose_sources(const CaseView& view, const CaseIndex& index, Brief& brief) {
    std::map<std::pair<std::string, std::string>, std::vector<const ClaimRow*>> by_source;
    for (const ClaimRow& claim : view.claims) {
        // At the head of a sentence "Officials" are no others than "officials" within one.
        by_source[{ascii_lower(source_name(claim, index)), one_line(claim.source_code)}].push_back(&claim);
    }
    for (const auto& entry : by_source) {
        SourceItem source;
        source.name = as_written_within(entry.second, index);
        source.code = entry.first.second;
        std::map<Stance, int> stances;
        std::set<std::string_view> reports;
        for (const ClaimRow* claim : entry.second) {
            ++stances[claim->stance];
            source.direct += claim->is_direct ? 1 : 0;
            reports.insert(claim->report);
            source.lines.push_back(line_of(*claim, index));
        }
        source.claims = static_cast<int>(entry.second.size());
        source.reports = static_cast<int>(reports.size());
        source.stances.assign(stances.begin(), stances.end());
        brief.sources.push_back(std::move(source));
    }
    std::stable_sort(
        brief.sources.begin(), brief.sources.end(),
        [](const SourceItem& left, const SourceItem& right) { return left.claims > right.claims; });
}

} // namespace

void compose_claims(const CaseView& view, const CaseIndex& index, Brief& brief) {
    ItemsById items;
    for (const ChronologyItem& item : brief.chronology) {
        items.emplace(item.id, &item);
    }
    compose_disputes(view, index, items, brief);
    compose_denials(brief);
    compose_sources(view, index, brief);
}

} // namespace vedette::briefing
