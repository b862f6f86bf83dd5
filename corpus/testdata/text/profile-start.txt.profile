name: dues
start: ['^@ (?P<number>\d+) @$']
end: '^Here end the letters$'
calendar: gregorian
language: en
sender: Edwin Quill
years: 1900-1910
