"""From Sigma YAML to the rule pack that `aiscore_rules` reads.

pySigma parses; this package turns its condition trees into the pack's expressions, bounds the regular
expressions, chooses the literals that the engine looks for first, and lists every rule that it cannot
express. It opens the rule files and nothing else. Called by `rules_command` and by the tests.

Reading order: documents, values, expression, regex_syntax, regex_chain, regex_automaton, anchors, compiler.
"""
