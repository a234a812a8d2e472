"""Would the tests notice? Small faults, seeded, each tried in a throw-away copy of the repository.

    .venv/bin/python -m mutants                 all of them (./portal test --deep does this too)
    .venv/bin/python -m mutants --list          what would be tried
    .venv/bin/python -m mutants --only volunteers/figures
    .venv/bin/python -m mutants --sample 6 --seed 3

``operators.py`` makes the faults, ``targets.py`` says where and which tests have to notice, ``run.py`` tries them.
Each mutant is a line of JSON when it is done; a table follows. The working copy is only read.
"""
