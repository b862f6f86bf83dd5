# %% [markdown]
# # Who wrote to whom, when and about what
#
# The tables beside this notebook are a Frictionless Data Package; `datapackage.json` says what every
# column means. Letters that are only spoken of are marked *attested* and left out here.

# %%
import pandas as pd
import networkx as nx
import matplotlib.pyplot as plt

def table(name):
    return pd.read_csv(f"tables/{name}.csv", keep_default_na=False, dtype=str, encoding="utf-8")

documents = table("documents")
letters = documents[(documents.attested == "false") & (documents.part_of == "")]
participants = table("participants")
entities = table("entities").set_index("entity")
print(len(letters), "letters,", (letters.date == "").sum(), "of them undated;", (documents.attested == "true").sum(), "more are only spoken of")

# %% [markdown]
# ## Who wrote to whom
#
# A letter to two people is counted for each of them. What parts of a letter say of its parties
# counts for the whole letter.

# %%
whole = {d: d for d in letters.document}
for part, of in documents.loc[documents.part_of != "", ["document", "part_of"]].values:
    whole[part] = whole.get(of, of)
parties = participants.assign(letter=participants.document.map(whole)).dropna(subset=["letter"])
parties = parties.drop_duplicates(["letter", "role", "entity"])
sent = parties[parties.role == "sender"][["letter", "entity"]]
received = parties[parties.role == "recipient"][["letter", "entity"]]
pairs = sent.merge(received, on="letter", suffixes=("_from", "_to"))
pairs = pairs[pairs.entity_from != pairs.entity_to]
ties = pairs.groupby(["entity_from", "entity_to"]).letter.nunique().rename("letters").reset_index()
shown = ties.sort_values("letters", ascending=False, kind="stable").head(20)
shown.assign(**{"from": shown.entity_from.map(entities.name), "to": shown.entity_to.map(entities.name)})[["from", "to", "letters"]]

# %% [markdown]
# ## Letters over time
#
# Only letters whose date allows one year are drawn; the others are counted.

# %%
year = letters.earliest.str[:4].where((letters.earliest != "") & (letters.earliest.str[:4] == letters.latest.str[:4]))
by_year = year.value_counts().sort_index()
if len(by_year):
    by_year.plot.bar(figsize=(10, 3), title=f"Letters by year; not drawn: {year.isna().sum()}")
    plt.show()
by_year

# %% [markdown]
# ## The network

# %%
network = nx.DiGraph()
for a, b, n in ties.itertuples(index=False):
    network.add_edge(entities.name[a] + f" ({a})", entities.name[b] + f" ({b})", weight=n)
busiest = sorted(network, key=lambda n: (-network.degree(n, weight="weight"), n))[:30]
part = network.subgraph(busiest)
plt.figure(figsize=(10, 10))
if len(part):
    place = nx.spring_layout(part, seed=1, k=1)
    nx.draw_networkx(part, place, node_size=[30 * part.degree(n) for n in part], font_size=7, edge_color="#999999",
                     labels={n: n.rsplit(" (", 1)[0].replace("$", r"\$") for n in part})
plt.axis("off")
plt.show()
print(network.number_of_nodes(), "people and bodies,", network.number_of_edges(), "ties")

# %% [markdown]
# ## What the letters are about

# %%
subjects = table("subjects")
subjects = subjects.assign(letter=subjects.document.map(whole)).dropna(subset=["letter"])
subjects.groupby("subject").letter.nunique().sort_values(ascending=False, kind="stable").head(20)

# %% [markdown]
# ## A map of the places letters were sent from
#
# Places without coordinates are not drawn; an authority file given to `regesta build` adds them.

# %%
places = letters[letters.place_sent_id != ""].groupby("place_sent_id").document.nunique().rename("letters").to_frame()
places = places.join(entities[["name", "latitude", "longitude"]])
known = places[(places.latitude != "") & (places.longitude != "")].astype({"latitude": float, "longitude": float})
plt.figure(figsize=(10, 6))
plt.scatter(known.longitude, known.latitude, s=known.letters * 20, alpha=0.6)
for p in known.itertuples():
    plt.annotate(p.name.replace("$", r"\$"), (p.longitude, p.latitude), fontsize=8)
plt.xlabel("longitude")
plt.ylabel("latitude")
plt.title(f"Not drawn: {len(places) - len(known)} places without coordinates")
plt.show()
places.sort_values("letters", ascending=False, kind="stable").head(20)
