/* Entities of Java, Kotlin, C# and PHP. */
#include "facts/model.h"

#include "repo.h"

#define FIELDS(wanted, ...)                                                                                            \
	do {                                                                                                           \
		struct repo_facts fields_repo = REPO(__VA_ARGS__);                                                     \
		repo_expect(&fields_repo, "fields", "tool model field kind required", wanted);                         \
		repo_free(&fields_repo);                                                                               \
	} while (0)

Test(model_entity, jpa)
{
	FIELDS("jpa users id number true|jpa users e_mail text true|jpa users birthDate date false|jpa users org "
	       "reference "
	       "false|jpa users age number true|jpa users made date false",
	       {"Dated.java", "@MappedSuperclass\npublic abstract class Dated {\n  private Instant made;\n}\n"},
	       {"User.java",
	        "import jakarta.persistence.*;\n@Entity\n@Table(name = \"users\")\npublic class User extends Dated "
	        "implements Serializable {\n  private static final long serialVersionUID = 1L;\n  @Id "
	        "@GeneratedValue(strategy = GenerationType.IDENTITY)\n  private Long id;\n  @Column(name = "
	        "\"e_mail\", nullable = false)\n  private String email;\n  private LocalDate birthDate = "
	        "LocalDate.now();\n  @ManyToOne private Org org;\n  @OneToMany(mappedBy = \"u\") private "
	        "List<Post> posts = new ArrayList<>();\n  @Transient private String x;\n  private int age;\n  "
	        "public String getEmail() { String y = email; return y; }\n}\n"});
}

Test(model_entity, kotlin)
{
	FIELDS("jpa User id number true|jpa User e_mail text false|jpa User name text true|jpa User age number true",
	       {"User.kt",
	        "@Entity\ndata class User(@Id val id: Long, @Column(name = \"e_mail\") var email: String?) {\n"
	        "  lateinit var name: String\n  var age: Int = 3\n  private val x by lazy { 1 }\n"
	        "  fun f(a: Int): Int { val b: Int = 2; return b }\n}\n"});
}

Test(model_entity, what_is_checked_is_a_shape)
{
	FIELDS("bean-validation SignUp mail text true|bean-validation SignUp age number false",
	       {"SignUp.java",
	        "public class SignUp {\n  @NotBlank @Email\n  private String mail;\n  private Integer age;\n}\n"},
	       {"Other.java", "public class Other {\n  private String mail;\n}\n"});
}

Test(model_entity, entity_framework)
{
	FIELDS("ef-core Users Id number true|ef-core Users e_mail text true|ef-core Users BirthDate date false",
	       {"User.cs",
	        "public class User : IEntity {\n  [Key] public int Id { get; set; }\n  [Column(\"e_mail\")] [Required, "
	        "MaxLength(50)]\n  public string Email { get; set; } = null!;\n  public DateTime? BirthDate { get; "
	        "private set; }\n  public ICollection<Post> Posts { get; set; } = new List<Post>();\n  private "
	        "readonly int _x = 3;\n  public string Full() { return Email; }\n}\n"},
	       {"Db.cs", "public class Db : DbContext {\n  public DbSet<User> Users { get; set; }\n}\n"},
	       {"Dto.cs", "public class Dto { public string Name { get; set; } }\n"});
}

Test(model_entity, eloquent)
{
	FIELDS("laravel people name other -|laravel people email other -|laravel people password other -",
	       {"User.php",
	        "<?php\nclass User extends Authenticatable {\n  protected $table = 'people';\n  protected $fillable = "
	        "['name', 'email'];\n  protected $hidden = ['password'];\n}\n"});
}
