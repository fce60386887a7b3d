#include "fusion/force_sums.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace vedette::fusion {

namespace {

struct CountedKind {
    std::string_view name;
    std::vector<std::string_view> nouns; // as force rows have them
};

std::string counted_as(std::string_view noun) {
    static const std::vector<CountedKind> kKinds = {
        {"units", {"brigade", "brigades", "division", "divisions", "battalion", "battalions", "regiment", "regiments", "units", "corps", "contingent", "command"}},
        {"aircraft", {"aircraft", "planes", "jets", "fighter jets", "warplanes", "fighters", "bombers", "helicopters", "gunships"}},
        {"vehicles", {"vehicles", "tanks", "armour", "armor", "tank", "artillery"}},
        {"ships", {"ships", "warship", "warships", "submarine", "submarines", "destroyers", "frigates", "fleet", "carrier"}},
        {"missiles", {"missiles", "rockets", "nuclear weapons", "warheads", "nuclear-warheads", "air defence", "air defense", "air defences"}},
        {"drones", {"drones", "drone"}},
        {"bases", {"bases"}},
    };
    for (const CountedKind& kind : kKinds) {
        if (std::find(kind.nouns.begin(), kind.nouns.end(), noun) != kind.nouns.end()) {
            return std::string(kind.name);
        }
    }
    return "men";
}

std::set<std::string> codes_of(const ForceRow& row) {
    std::set<std::string> codes;
    for (std::size_t start = 0; start < row.owner.size();) {
        const std::size_t end = std::min(row.owner.find('+', start), row.owner.size());
        codes.insert(row.owner.substr(start, end - start));
        start = end + 1;
    }
    return codes;
}

bool is_there(const ForceRow& row, const std::set<std::string>& superseded) {
    return row.has_count && row.low && row.status == Status::actual && row.posture == Posture::present && row.closed_by.empty() && !superseded.contains(row.id);
}

// Claims of owners that share a state, directly or through a third.
struct Holder {
    std::set<std::string> codes;
    std::vector<const ForceRow*> claims;
};

std::vector<Holder> holders_of(const std::vector<const ForceRow*>& rows) {
    std::vector<Holder> holders;
    for (const ForceRow* row : rows) {
        Holder joined{codes_of(*row), {row}};
        std::erase_if(holders, [&](const Holder& other) {
            const bool shares = std::any_of(other.codes.begin(), other.codes.end(), [&](const std::string& code) { return joined.codes.contains(code); });
            if (shares) {
                joined.codes.insert(other.codes.begin(), other.codes.end());
                joined.claims.insert(joined.claims.end(), other.claims.begin(), other.claims.end());
            }
            return shares;
        });
        holders.push_back(std::move(joined));
    }
    // Each code stands in one holder at any time, so one pass over them was enough for each row.
    std::sort(holders.begin(), holders.end(), [](const Holder& left, const Holder& right) { return left.codes < right.codes; });
    return holders;
}

void add_holder(const Holder& holder, ForceSum& sum) {
    const auto age = [](const ForceRow* row) { return std::tie(row->as_of, row->id); };
    const ForceRow* newest = *std::max_element(holder.claims.begin(), holder.claims.end(), [&](const ForceRow* left, const ForceRow* right) { return age(left) < age(right); });
    double low = *newest->low;
    std::optional<double> high = newest->high;
    for (const ForceRow* claim : holder.claims) {
        low = std::min(low, *claim->low);
        high = high && claim->high ? std::optional<double>(std::max(*high, *claim->high)) : std::nullopt;
        if (claim != newest) {
            sum.not_added.push_back(claim->id);
        }
    }
    const bool first = sum.rows.empty();
    sum.low += low;
    sum.best += *newest->low;
    sum.high = high && (first || sum.high) ? std::optional<double>((first ? 0 : *sum.high) + *high) : std::nullopt;
    sum.as_of = std::max(sum.as_of, newest->as_of);
    sum.rows.push_back(newest->id);
    sum.owners.insert(sum.owners.end(), holder.codes.begin(), holder.codes.end());
}

} // namespace

std::vector<ForceSum> sum_forces(const std::vector<ForceRow>& rows, const AreasOf& areas_of) {
    std::set<std::string> superseded;
    for (const ForceRow& row : rows) {
        if (!row.supersedes.empty()) {
            superseded.insert(row.supersedes);
        }
    }
    std::map<std::pair<std::string, std::string>, std::vector<const ForceRow*>> groups; // area, what is counted
    for (const ForceRow& row : rows) {
        if (!is_there(row, superseded)) {
            continue;
        }
        const std::vector<std::string> areas = areas_of(row);
        for (const std::string& area : std::set<std::string>(areas.begin(), areas.end())) {
            groups[{area, counted_as(row.force_kind)}].push_back(&row);
        }
    }
    std::vector<ForceSum> sums;
    for (auto& [key, claims] : groups) {
        ForceSum sum;
        sum.area = key.first;
        sum.counted = key.second;
        std::vector<const ForceRow*> owned;
        for (const ForceRow* claim : claims) {
            if (claim->owner.empty()) {
                sum.not_added.push_back(claim->id);
            } else {
                owned.push_back(claim);
            }
        }
        for (const Holder& holder : holders_of(owned)) {
            add_holder(holder, sum);
        }
        std::sort(sum.not_added.begin(), sum.not_added.end());
        std::sort(sum.owners.begin(), sum.owners.end());
        std::sort(sum.rows.begin(), sum.rows.end());
        if (!sum.rows.empty()) {
            sums.push_back(std::move(sum));
        }
    }
    return sums;
}

} // namespace vedette::fusion
