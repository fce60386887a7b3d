#include "ingest/html_tree.hpp"

#include "base/utf8.hpp"
#include "ingest/html_bounds.hpp"
#include "ingest/text_blocks.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory>

namespace vedette::ingest {

namespace {

struct DestroyOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

std::string name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) {
        return gumbo_normalized_tagname(element.tag);
    }
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return to_lower(std::string_view(piece.data, piece.length));
}

void add_element(HtmlTree& tree, const GumboElement& element, std::int32_t parent) {
    HtmlNode node;
    node.name = name_of(element);
    node.parent = parent;
    for (unsigned index = 0; index < element.attributes.length; ++index) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[index]);
        node.attributes.emplace_back(attribute->name, repair_utf8(attribute->value));
    }
    tree.nodes.push_back(std::move(node));
}

struct Visit {
    const GumboNode* node;
    std::int32_t parent;
};

void flatten(const GumboNode* root, HtmlTree& tree) {
    std::vector<Visit> stack = {{root, -1}};
    while (!stack.empty()) {
        const Visit visit = stack.back();
        stack.pop_back();
        if (visit.node->type == GUMBO_NODE_TEXT || visit.node->type == GUMBO_NODE_WHITESPACE ||
            visit.node->type == GUMBO_NODE_CDATA) {
            HtmlNode node;
            node.text = repair_utf8(visit.node->v.text.text);
            node.parent = visit.parent;
            tree.nodes.push_back(std::move(node));
            continue;
        }
        if (visit.node->type != GUMBO_NODE_ELEMENT && visit.node->type != GUMBO_NODE_TEMPLATE) {
            continue;
        }
        const auto index = static_cast<std::int32_t>(tree.nodes.size());
        add_element(tree, visit.node->v.element, visit.parent);
        const GumboVector& children = visit.node->v.element.children;
        for (unsigned child = children.length; child > 0; --child) {
            stack.push_back({static_cast<const GumboNode*>(children.data[child - 1]), index});
        }
    }
    // Document order: a node's end is known once everything after it is.
    for (auto& node : tree.nodes) {
        node.end = 0;
    }
    for (auto index = static_cast<std::int32_t>(tree.nodes.size()) - 1; index >= 0; --index) {
        HtmlNode& node = tree.nodes[static_cast<std::size_t>(index)];
        node.end = std::max(node.end, index + 1);
        if (node.parent >= 0) {
            HtmlNode& parent = tree.nodes[static_cast<std::size_t>(node.parent)];
            parent.end = std::max(parent.end, node.end);
        }
    }
}

} // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
        if (key == wanted) {
            return value;
        }
    }
    return {};
}

bool HtmlNode::has_attribute(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& one) { return one.first == wanted; });
}

std::string HtmlTree::text_of(std::int32_t node, std::size_t max_bytes) const {
    std::string text;
    const std::int32_t end = nodes[static_cast<std::size_t>(node)].end;
    for (std::int32_t index = node; index < end && text.size() < max_bytes; ++index) {
        const HtmlNode& one = nodes[static_cast<std::size_t>(index)];
        if (one.is_text()) {
            text += one.text;
        } else if (one.name == "br" || one.name == "div" || one.name == "p") {
            text += ' ';
        }
    }
    return collapse_space(text);
}

HtmlTree parse_html(std::string_view page) {
    HtmlTree tree;
    BoundedHtml bounded = bound_html(page);
    tree.json_ld = std::move(bounded.json_ld);
    const std::unique_ptr<GumboOutput, DestroyOutput> output(
        gumbo_parse_with_options(&kGumboDefaultOptions, bounded.html.data(), bounded.html.size()));
    flatten(output->root, tree);
    return tree;
}

} // namespace vedette::ingest
