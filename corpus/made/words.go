package made

import "strings"

var kinds = []string{"Letter", "Telegram", "Note", "Letter", "Letter"}

var givenNames = strings.Fields("Agnes Bernhard Clara Dmitri Edith Feodor Gustav Hanna Ilse Jakob Katharina Leonid Martha Natalia Oskar Pavel Ruth Stefan Tatiana Ulrike Viktor Walter Yulia Zoya Andrei Berta Conrad Daria Egon Frieda")

var surnames = strings.Fields(`Adler Baranov Calvin Dorn Eberhard Fedorov Goldmann Hansen Ilyin Jansen Kuznetsov Lorenz Mironov Nielsen Ozerov Paulsen Rademacher Savin Tauber Umanski
Vasilyev Wagner Yermakov Zeller Antonov Bergmann Chistov Drechsler Egorov Franke Glebov Heinemann Isayev Jordan Klimov Lehmann Morozov Nadler Orlovski Petrov Rothe Semyonov Tikhonov
Urban Voronin Winter Yegorov Zorn Artamonov Braun Dolgov Fuchs Gusev`)

var places = strings.Fields("Moscow Petrograd Berlin Vienna Paris London Baku Tiflis Kharkov Warsaw Riga Geneva Zurich Prague Rome Odessa Kiev Rostov Hamburg Tashkent")

// frames are sentences; each % is filled from one of the lists below, in their order.
var frames = []string{
	"the % is to % before %, as they asked in %",
	"nobody here believes that the % will % by %; from % I hear nothing",
	"your question about the % and whether it can % must wait until %, when I am back from %",
	"I have seen the % and shall % at the latest %, from %",
	"if the % does not % before %, I shall write to %",
	"they say that the % has begun to % since %, and in % it is no better",
	"send me the % and what you need to % not later than %, by way of %",
	"the price of the % is high, and to % would cost more than last year; %, they say in %, it will fall",
	"with the % we could % still %, but the road from % is closed",
	"we spoke of the % and how to %; he comes again %, straight from %",
}

var things = []string{
	"grain", "printing press", "school", "railway", "manuscript", "second volume", "committee's report", "hospital", "timber", "loan", "machine", "library",
	"harvest", "newspaper", "contract", "bridge", "cotton", "exhibition", "telegraph line", "dictionary", "salt", "coal", "collection of coins", "new edition",
	"passport", "estate", "concert", "steam engine", "medicine", "map of the district",
}

var doings = []string{
	"be sent on", "find a buyer", "leave the harbour", "go to press", "be repaired", "pass the customs", "reach the front", "be paid for", "come before the council",
	"change hands", "be read in public", "be divided", "open its doors", "be copied out", "run again", "be given back", "stay where it is", "be weighed once more",
	"meet with approval", "be moved to the capital",
}

var times = []string{
	"Tuesday", "the first snow", "the end of the month", "the holidays", "next spring", "the elections", "Friday evening", "the meeting of the board", "the autumn fair",
	"the new year", "my departure", "Easter", "the courier's return", "the last days of summer", "Monday week",
}
