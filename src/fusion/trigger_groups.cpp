#include "fusion/trigger_groups.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace vedette::fusion {

namespace {

struct GroupWords {
    TriggerGroup group;
    std::string_view words; // separated by '|'
};

constexpr GroupWords kGroups[] = {
    {TriggerGroup::exercise, "drill|drills|exercise|exercises|manoeuvre|manoeuvres|maneuver|maneuvers|war game|war games|wargame|wargames|"
                             "game|games|training exercise|military exercise|train"},
    {TriggerGroup::deployment, "deploy|deployment|redeploy|redeployment|send|dispatch|move|station|stationing|transfer|rush|pour|arrive|"
                               "arrival|position|place|base|form|formation|pull together|host"},
    {TriggerGroup::build_up, "build up|buildup|mass|massing|amass|amassing|concentrate|concentration|gather|reinforce|reinforcement|strengthen|"
                             "strengthening|beef up|beef|bolster|increase|boost|step up|augment|expand|expansion|raise"},
    {TriggerGroup::patrol, "patrol|patrolling|overfly|overflight|fly|escort|intercept|interception|shadow|sail|sortie"},
    {TriggerGroup::weapon_test, "test|launch|test fire|test launch|test firing|firing|fire"},
    {TriggerGroup::alert, "alert|mobilize|mobilise|mobilization|mobilisation|call up|ready|readiness"},
    {TriggerGroup::withdrawal, "withdraw|withdrawal|pull out|pullout|pull back|pullback|retreat|leave|departure|evacuate|evacuation"},
    {TriggerGroup::meeting, "meet|meeting|talk|talks|summit|negotiate|negotiation|negotiations|discuss|discussion|discussions|conference|"
                            "consult|consultation|consultations|dialogue|hold talks|session|confer|receive|welcome"},
    {TriggerGroup::visit, "visit|trip|travel|tour|arrive|arrival|come|go|fly|host"},
    {TriggerGroup::call, "phone|telephone|phone call|telephone call|call"},
    {TriggerGroup::treaty, "sign|signing|ratify|ratification|treaty|agreement|accord|pact|deal|adopt|conclude|approve|approval|doctrine"},
    {TriggerGroup::invasion, "invade|invasion|incursion|enter|cross|occupy|occupation|intervene|intervention|offensive|push into|advance"},
    {TriggerGroup::strike, "attack|strike|airstrike|air strike|bomb|bombing|bombard|bombardment|shell|shelling|raid|hit|assault|rocket|blast|"
                           "explosion|pound|blow up|target|missile strike"},
    {TriggerGroup::shoot_down, "shoot down|shootdown|down|bring down|destroy"},
    {TriggerGroup::killing, "kill|killing|murder|assassinate|assassination|execute|execution|massacre|slay|shoot"},
    {TriggerGroup::clash, "clash|fight|fighting|battle|skirmish|firefight|exchange of fire|combat"},
    {TriggerGroup::capture, "capture|seize|seizure|take|take over|overrun|fall"},
    {TriggerGroup::arrest, "arrest|detain|detention|jail|imprison|round up|hold"},
    {TriggerGroup::expulsion, "expel|expulsion|deport|deportation|oust"},
    {TriggerGroup::blockade, "blockade|block|seal|close|closure|close off|cordon"},
    {TriggerGroup::sanction, "sanction|sanctions|embargo|ban|freeze|impose"},
    {TriggerGroup::ceasefire, "ceasefire|cease fire|truce|armistice"},
    {TriggerGroup::release, "release|free|freeing|hand over|handover|swap"},
    {TriggerGroup::arms_supply, "supply|deliver|delivery|arm|ship|shipment|provide|donate|sell|sale"},
    {TriggerGroup::protest, "protest|demonstrate|demonstration|rally|march|riot|strike action"},
    {TriggerGroup::coup, "coup|overthrow|topple|depose|putsch|mutiny"},
    {TriggerGroup::war_entry, "part|participate|participation"},
};

std::string normal(std::string_view lemma) {
    std::string text;
    for (const char c : lemma) {
        text.push_back(c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    return text;
}

const std::unordered_map<std::string, TriggerGroup>& groups() {
    static const std::unordered_map<std::string, TriggerGroup> kMap = [] {
        std::unordered_map<std::string, TriggerGroup> map; // looked up only
        for (const GroupWords& entry : kGroups) {
            std::size_t start = 0;
            while (start <= entry.words.size()) {
                const std::size_t end = std::min(entry.words.find('|', start), entry.words.size());
                map.emplace(std::string(entry.words.substr(start, end - start)), entry.group);
                start = end + 1;
            }
        }
        return map;
    }();
    return kMap;
}

} // namespace

TriggerGroup trigger_group(std::string_view lemma) {
    const auto found = groups().find(normal(lemma));
    return found == groups().end() ? TriggerGroup::none : found->second;
}

bool are_compatible(TriggerGroup left, TriggerGroup right) {
    if (left == right || left == TriggerGroup::none || right == TriggerGroup::none) {
        return true;
    }
    const auto pair = [&](TriggerGroup one, TriggerGroup other) {
        return (left == one && right == other) || (left == other && right == one);
    };
    return pair(TriggerGroup::deployment, TriggerGroup::build_up) || pair(TriggerGroup::meeting, TriggerGroup::visit) ||
           pair(TriggerGroup::deployment, TriggerGroup::visit) || pair(TriggerGroup::strike, TriggerGroup::killing) ||
           pair(TriggerGroup::strike, TriggerGroup::weapon_test) || pair(TriggerGroup::strike, TriggerGroup::invasion) ||
           pair(TriggerGroup::invasion, TriggerGroup::capture) || pair(TriggerGroup::clash, TriggerGroup::killing) ||
           pair(TriggerGroup::strike, TriggerGroup::clash) || pair(TriggerGroup::war_entry, TriggerGroup::invasion) ||
           pair(TriggerGroup::war_entry, TriggerGroup::clash);
}

} // namespace vedette::fusion
