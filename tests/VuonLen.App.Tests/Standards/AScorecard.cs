namespace VuonLen.App.Tests.Standards;

/// <summary>An artificial card whose points are invented. It lives in tests alone.</summary>
internal static class AScorecard
{
    public const string Json = """
        {
          "code": "THE-THU",
          "standard": "ND07-2022",
          "variants": [
            {
              "area": "rural",
              "items": [
                { "code": "M1", "name": "Mục thử một", "categories": [ { "code": "A", "name": "Một", "points": 3 }, { "code": "B", "name": "Hai", "points": -1 } ] },
                { "code": "M2", "name": "Mục thử hai", "categories": [ { "code": "A", "name": "Ba", "points": 10 } ] }
              ]
            }
          ]
        }
        """;

    public const string Csv = """
        region,area,item_code,item_name,category_code,category_name,points
        ,rural,M1,Mục thử một,A,Một,3
        ,rural,M1,Mục thử một,B,Hai,-1
        ,rural,M2,Mục thử hai,A,Ba,10
        """;
}
