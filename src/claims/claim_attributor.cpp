#include "claims/claim_attributor.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "claims/claim_finder.hpp"
#include "claims/draft_index.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <unordered_map>

namespace vedette::claims {

namespace {

bool is_deed(EventType type) {
    switch (type) {
    case EventType::ASSAULT:
    case EventType::COERCE:
    case EventType::MOBILIZE:
    case EventType::RETREAT:
    case EventType::AID:
        return true;
    default:
        return false;
    }
}

Claim claim_from(const ClaimText& text, const Draft& draft) {
    const auto span_of = [&](const Range& range) {
        return cover(text.at(range.first).span, text.at(range.last - 1).span);
    };
    Claim claim;
    if (!draft.source.empty()) {
        claim.source = {span_of(draft.source)};
    }
    claim.cue = {span_of(draft.cue)};
    for (const Range& range : draft.content) {
        claim.content.push_back(span_of(range));
    }
    claim.is_direct = draft.is_direct;
    claim.stance = draft.stance;
    claim.party = text.party_of(draft);
    claim.id = short_id(text.report.id + "\nclaim\n" + std::to_string(claim.cue.front().begin) + "\n" + std::to_string(claim.content.front().begin));
    return claim;
}

// The smallest claim that carries another one's cue is its outer claim.
void link_outer(const ClaimText& text, const std::vector<Draft>& drafts, const DraftIndex& index, Claims& claims) {
    for (std::size_t inner = 0; inner < drafts.size(); ++inner) {
        std::size_t smallest = SIZE_MAX;
        for (const std::uint32_t outer : index.with_content_in(text.syntax.sentence_of(drafts[inner].cue_token))) {
            if (outer != inner && drafts[outer].holds(drafts[inner].cue_token) && index.content_size(outer) < smallest) {
                smallest = index.content_size(outer);
                claims.claims[inner].outer = static_cast<std::int32_t>(outer);
            }
        }
    }
}

bool is_below(const ClaimText& text, TokenIndex token, TokenIndex ancestor) {
    for (TokenIndex head = text.at(token).head; head != kNoToken; head = text.at(head).head) {
        if (head == ancestor) {
            return true;
        }
    }
    return false;
}

// "Norlandic state television said ... The television said": the same source again, so of the same state.
void take_code_of_namesake(const ClaimText& text, const Draft& draft, Claims& claims, std::size_t index,
                           std::unordered_map<std::string, std::size_t>& last_with) {
    Party& party = claims.claims[index].party;
    if (text.at(draft.source_head).upos != Upos::NOUN) {
        return;
    }
    const std::string lemma = to_lower(text.at(draft.source_head).lemma);
    const TokenIndex article = text.grammar.child(draft.source_head, Deprel::det);
    const bool definite = article != kNoToken && (text.lower(article) == "the" || text.lower(article) == "these" || text.lower(article) == "this");
    const bool unnamed = party.entity.starts_with("words:") || party.entity.starts_with("role:");
    if (!party.code.empty()) {
        last_with[lemma] = index;
    } else if (const auto before = last_with.find(lemma); definite && unnamed && before != last_with.end()) {
        party.code = claims.claims[before->second].party.code;
    }
}

// "Norland's ambassador said ... Ambassador Jan Berg said ...", "Norland said ... Ambassador Jan Berg said ...": who bears the title of the
// one who spoke in the sentence before, or speaks abroad for a state that spoke there, is of the same state. What is known of a person once
// is known of him from there on.
class StateOfTitle {
public:
    explicit StateOfTitle(const ClaimText& text) : text_(text) {}

    void read(const Draft& draft, Party& party) {
        const std::string title = title_of(draft);
        const std::uint32_t sentence = text_.syntax.sentence_of(draft.cue_token);
        const bool is_person = party.entity.starts_with("person:");
        if (const auto known = is_person && party.code.empty() ? of_person_.find(party.entity) : of_person_.end(); known != of_person_.end()) {
            party.code = known->second;
        }
        const bool adjacent = !code_.empty() && sentence <= sentence_ + 1;
        if (is_person && party.code.empty() && !title.empty() && adjacent && (title == title_ || (is_state_ && is_abroad(title)))) {
            party.code = code_;
            of_person_.emplace(party.entity, party.code);
        }
        if (!party.code.empty() && text_.at(draft.source_head).upos != Upos::PRON) {
            const EntityMention* mention = text_.entities.headed_by(draft.source_head);
            code_ = party.code;
            title_ = title;
            sentence_ = sentence;
            is_state_ = mention != nullptr && text_.entities.entities[mention->entities.front()].kind == EntityKind::state;
        }
    }

private:
    [[nodiscard]] static bool is_abroad(const std::string& title) {
        return is_one_of(title, std::array<std::string_view, 4>{"ambassador", "envoy", "representative", "delegate"});
    }

    // "ambassador" of "Norland's ambassador", of "Ambassador Jan Berg" and of "the ambassador, Jan Berg".
    [[nodiscard]] std::string title_of(const Draft& draft) const {
        constexpr std::array<std::string_view, 8> kTitles = {"ambassador", "envoy", "representative", "delegate", "spokesman", "spokeswoman", "minister", "general"};
        for (TokenIndex token = draft.source.first; token < draft.source.last && token <= draft.source_head; ++token) {
            const std::string word = to_lower(text_.at(token).lemma);
            if (is_one_of(word, kTitles)) {
                return word;
            }
        }
        return {};
    }

    const ClaimText& text_;
    std::unordered_map<std::string, std::string> of_person_; // by entity key: the state that a title gave
    std::string code_;                                       // of the last source with a state
    std::string title_;
    std::uint32_t sentence_ = 0;
    bool is_state_ = false;
};

// "He said": whom the entity layer leaves open is the last speaker of his kind, a few sentences back at most.
void resolve_pronouns(const ClaimText& text, const std::vector<Draft>& drafts, Claims& claims) {
    constexpr std::uint32_t kSentencesBack = 4;
    std::vector<std::size_t> order(drafts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) { return drafts[left].cue_token < drafts[right].cue_token; });
    struct Speaker {
        std::size_t claim = SIZE_MAX;
        std::uint32_t sentence = 0;
    };
    Speaker person;
    Speaker body;
    StateOfTitle titles(text);
    std::unordered_map<std::string, std::size_t> last_with; // by the head's lemma: the last claim whose source has a code
    for (const std::size_t index : order) {
        const Draft& draft = drafts[index];
        if (draft.source_head == kNoToken) {
            continue;
        }
        take_code_of_namesake(text, draft, claims, index, last_with);
        titles.read(draft, claims.claims[index].party);
        if (!draft.vouches) {
            continue;
        }
        Party& party = claims.claims[index].party;
        const std::uint32_t sentence = text.syntax.sentence_of(draft.cue_token);
        const std::string word = draft.source.size() == 1 ? text.lower(draft.source_head) : std::string{};
        const bool he = word == "he" || word == "she";
        const bool it = word == "it";
        if (he || it) {
            const Speaker& last = he ? person : body;
            const bool open = party.entity == "words:" + word;
            if (open && last.claim != SIZE_MAX && sentence - last.sentence <= kSentencesBack) {
                const TextSpan own = party.span;
                party = claims.claims[last.claim].party;
                party.span = own;
            }
        }
        if (text.at(draft.source_head).upos != Upos::PRON || ((he || it) && party.entity != "words:" + word)) {
            const bool is_person = party.entity.starts_with("person:") || party.entity.starts_with("role:") || he;
            const bool is_body = party.entity.starts_with("org:") || party.entity.starts_with("outlet:") || it;
            person = is_person ? Speaker{index, sentence} : person;
            body = is_body ? Speaker{index, sentence} : body;
        }
    }
}

// "TASS reported, citing the ministry, that": whom the teller cites; kNoToken when it cites nobody, or something that cannot speak.
TokenIndex cited_by(const ClaimText& text, const Draft& draft) {
    const auto names_speaker = [&](TokenIndex token) {
        constexpr std::array<std::string_view, 5> kSpeakers = {"source", "official", "witness", "police", "authority"};
        const EntityMention* mention = text.entities.headed_by(token);
        const EntityKind kind = mention == nullptr ? EntityKind::population : text.entities.entities[mention->entities.front()].kind;
        return (mention != nullptr && kind != EntityKind::population) || is_one_of(text.at(token).lemma, kSpeakers);
    };
    const Sentence& sentence = text.sentence_of(draft.cue_token);
    const auto cited_at = [&](TokenIndex comma) {
        const bool cites = comma + 2 < sentence.last && text.grammar.words(comma) == "," && text.at(comma + 1).xpos == Xpos::VBG &&
                           (text.at(comma + 1).lemma == "cite" || text.at(comma + 1).lemma == "quote");
        for (TokenIndex token = comma + 2; cites && token < sentence.last && !text.is_punctuation(token); ++token) {
            const Upos upos = text.at(token).upos;
            const bool outermost = text.at(token).head == kNoToken || text.at(token).head <= comma + 1 || text.at(token).deprel == Deprel::obj;
            if ((upos == Upos::NOUN || upos == Upos::PROPN) && outermost) {
                return names_speaker(token) ? token : kNoToken;
            }
        }
        return kNoToken;
    };
    if (draft.cue.last < sentence.last) {
        if (const TokenIndex cited = cited_at(draft.cue.last); cited != kNoToken) {
            return cited;
        }
    }
    constexpr TokenIndex kLongestTitle = 4; // between the head of a source and its end
    for (TokenIndex comma = draft.source_head + 1; comma < sentence.last && comma <= draft.source_head + kLongestTitle; ++comma) {
        if (text.grammar.words(comma) == ",") {
            return cited_at(comma);
        }
    }
    return kNoToken;
}

Source cited_source(const ClaimText& text, const Draft& draft, TokenIndex cited) {
    Draft twin = draft;
    twin.source_head = cited;
    twin.source = text.source_range(cited, draft.cue_token);
    return {text.party_of(twin), text.at(draft.cue_token).span, draft.stance};
}

// "Told Interfax": the outlet that was told carries the words.
void add_told_outlet(const ClaimText& text, const Draft& draft, Event& event) {
    if (text.at(draft.cue_token).lemma != "tell") {
        return;
    }
    for (const Deprel deprel : {Deprel::iobj, Deprel::obj}) {
        const TokenIndex hearer = text.grammar.child(draft.cue_token, deprel);
        const EntityMention* mention = hearer == kNoToken ? nullptr : text.entities.headed_by(hearer);
        if (mention == nullptr) {
            continue;
        }
        const Entity& entity = text.entities.entities[mention->entities.front()];
        const bool known = std::any_of(event.attribution.begin(), event.attribution.end(),
                                       [&](const Source& source) { return source.party.entity == entity.key; });
        if (entity.key.starts_with("outlet:") && !known) {
            event.attribution.push_back({{mention->span, entity.key, entity.name, entity.code, entity.sector}, text.at(draft.cue_token).span, Stance::states});
        }
    }
}

// Words of one party about the violence of another are an accusation, whatever the verb: a government about rebels, a movement about
// the army. Police, soldiers, courts of record and outlets report.
bool is_accusation(const Event& event) {
    const Source& source = event.attribution.front();
    const bool violent = event.type == EventType::ASSAULT || event.type == EventType::COERCE;
    const bool movement = source.party.sector == "REB" || source.party.sector == "OPP";
    const bool partisan = movement || source.party.sector == "GOV";
    const bool happened = event.status == Status::actual || event.status == Status::historical;
    if (!happened || !partisan || !(violent || (movement && event.type == EventType::MOBILIZE)) ||
        event.actors.empty()) {
        return false;
    }
    return std::none_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
        const bool same_side = actor.code == source.party.code && actor.sector == source.party.sector;
        return actor.entity == source.party.entity || (same_side && !movement);
    });
}

// Innermost first: the smallest content that holds the trigger; the cue of an accusation is not its own content.
void give_chain(const ClaimText& text, const std::vector<Draft>& drafts, const DraftIndex& neighbours, Claims& claims, Event& event) {
    std::vector<std::size_t> holding;
    for (const std::uint32_t index : neighbours.with_content_in(text.syntax.sentence_of(event.trigger_token))) {
        const Draft& draft = drafts[index];
        if (draft.source_head != kNoToken && draft.vouches_for(event.trigger_token) && draft.cue_token != event.trigger_token) {
            holding.push_back(index);
        }
    }
    // Of two with one content ("the agency quoted the army as saying") the cue that stands deeper in the tree is the inner one.
    std::stable_sort(holding.begin(), holding.end(), [&](std::size_t left, std::size_t right) {
        const std::size_t left_size = neighbours.content_size(left);
        const std::size_t right_size = neighbours.content_size(right);
        if (left_size == right_size && drafts[left].is_innermost != drafts[right].is_innermost) {
            return drafts[left].is_innermost;
        }
        return left_size != right_size ? left_size < right_size : is_below(text, drafts[left].cue_token, drafts[right].cue_token);
    });
    for (const std::size_t index : holding) {
        Claim& claim = claims.claims[index];
        const bool known = std::any_of(event.attribution.begin(), event.attribution.end(),
                                       [&](const Source& source) { return source.party.entity == claim.party.entity; });
        const TokenIndex cited = known || drafts[index].kind != CueKind::speech ? kNoToken : cited_by(text, drafts[index]);
        if (cited != kNoToken) {
            Source inner = cited_source(text, drafts[index], cited);
            const bool again = inner.party.entity == claim.party.entity || std::any_of(event.attribution.begin(), event.attribution.end(), [&](const Source& source) {
                                   return source.party.entity == inner.party.entity;
                               });
            if (!again) {
                event.attribution.push_back(std::move(inner));
            }
        }
        if (!known) {
            event.attribution.push_back({claim.party, claim.cue.front(), claim.stance});
        }
        add_told_outlet(text, drafts[index], event);
        claim.events.push_back(event.id);
    }
    if (!holding.empty() && drafts[holding.front()].kind == CueKind::speech) {
        Stance& stance = event.attribution.front().stance;
        const bool accuses = is_accusation(event);
        // To claim one's own deed is to state it.
        const bool own = stance == Stance::alleges && std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
            return actor.entity == event.attribution.front().party.entity || (!actor.code.empty() && actor.code == event.attribution.front().party.code);
        });
        stance = stance == Stance::states && accuses ? Stance::alleges : own ? Stance::states : stance;
    }
    if (!event.attribution.empty() && event.attribution.front().stance == Stance::denies && event.status == Status::actual) {
        event.status = Status::negated;
        event.because.emplace_back("denied by " + event.attribution.front().party.name);
    }
}

} // namespace

ClaimAttributor::ClaimAttributor(const std::string& lexicon_folder)
    : cues_(std::make_unique<const CueLexicon>(CueLexicon::load(lexicon_folder))), classes_(resources::WordClasses::load(lexicon_folder)) {}

ClaimAttributor::~ClaimAttributor() = default;

Claims ClaimAttributor::attribute(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                  Events& events) const {
    const ClaimText text(*cues_, classes_, report, syntax, tree, entities);
    std::vector<Draft> drafts = find_claims(text);
    // "Rebels attacked the town": a deed that the events stage coded, not words about the town.
    std::vector<bool> is_deed_here(syntax.tokens.size(), false);
    for (const Event& event : events.events) {
        if (event.trigger_token < is_deed_here.size() && is_deed(event.type)) {
            is_deed_here[event.trigger_token] = true;
        }
    }
    std::erase_if(drafts, [&](const Draft& draft) { return !draft.vouches && is_deed_here[draft.cue_token]; });
    const DraftIndex index(syntax, drafts);
    Claims claims;
    for (const Draft& draft : drafts) {
        claims.claims.push_back(claim_from(text, draft));
    }
    resolve_pronouns(text, drafts, claims);
    link_outer(text, drafts, index, claims);
    for (Event& event : events.events) {
        give_chain(text, drafts, index, claims, event);
    }
    return claims;
}

} // namespace vedette::claims
